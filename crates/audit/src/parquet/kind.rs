//! What the values of a column are, and how they lie in a page.

use super::damage::damage;
use parquet::basic::{ConvertedType, LogicalType, TimeUnit, Type};
use parquet::schema::types::ColumnDescriptor;
use std::io;

/// What the values of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text, or bytes that are hoped to be text.
    Text,
    Bool,
    Signed,
    Unsigned,
    Half,
    Float,
    Double,
    /// A number that was multiplied by a power of ten.
    Decimal {
        scale: u32,
        /// Whether the highest byte comes first, as it does in values that are not four or eight bytes long.
        high_first: bool,
    },
    /// Days since 1970.
    Date,
    /// Since 1970: an instant, or what local clocks showed.
    Instant {
        unit: Tick,
        local: bool,
    },
    /// Nanoseconds of a Julian day, as older systems write instants.
    Julian,
    /// Since midnight.
    TimeOfDay(Tick),
    Uuid,
    /// Something that no role of a log can be: months, days and milliseconds, geometry, and the like.
    Other,
}

/// The unit of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tick {
    Milli,
    Micro,
    Nano,
}

impl Tick {
    /// Returns microseconds; out of range stays out of range.
    #[inline]
    pub(super) const fn micros(self, ticks: i64) -> i64 {
        match self {
            Tick::Milli => ticks.saturating_mul(1_000),
            Tick::Micro => ticks,
            Tick::Nano => ticks.div_euclid(1_000),
        }
    }
}

/// How many bytes a value takes in a page where it is written as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Width {
    /// One bit.
    Bit,
    /// As many bytes for each.
    Fixed(usize),
    /// Its length first.
    Counted,
}

impl Kind {
    /// Returns whether a time can be made of a value without writing it as text first.
    pub(super) const fn is_instant(self) -> bool {
        matches!(self, Kind::Date | Kind::Instant { .. } | Kind::Julian)
    }

    pub(super) fn of(column: &ColumnDescriptor) -> Kind {
        let physical = column.physical_type();
        if let Some(kind) = column.logical_type_ref().and_then(|logical| by_logical(logical, physical)) {
            return kind;
        }
        let stamp = |unit| Kind::Instant { unit, local: false };
        match column.converted_type() {
            ConvertedType::DECIMAL => decimal(column.type_scale(), physical),
            ConvertedType::DATE => Kind::Date,
            ConvertedType::TIME_MILLIS => Kind::TimeOfDay(Tick::Milli),
            ConvertedType::TIME_MICROS => Kind::TimeOfDay(Tick::Micro),
            ConvertedType::TIMESTAMP_MILLIS => stamp(Tick::Milli),
            ConvertedType::TIMESTAMP_MICROS => stamp(Tick::Micro),
            ConvertedType::UINT_8
            | ConvertedType::UINT_16
            | ConvertedType::UINT_32
            | ConvertedType::UINT_64 => Kind::Unsigned,
            ConvertedType::INTERVAL => Kind::Other,
            ConvertedType::NONE
            | ConvertedType::UTF8
            | ConvertedType::MAP
            | ConvertedType::MAP_KEY_VALUE
            | ConvertedType::LIST
            | ConvertedType::ENUM
            | ConvertedType::INT_8
            | ConvertedType::INT_16
            | ConvertedType::INT_32
            | ConvertedType::INT_64
            | ConvertedType::JSON
            | ConvertedType::BSON => by_physical(physical),
        }
    }
}

fn decimal(scale: i32, physical: Type) -> Kind {
    let high_first = matches!(physical, Type::BYTE_ARRAY | Type::FIXED_LEN_BYTE_ARRAY);
    Kind::Decimal { scale: u32::try_from(scale).unwrap_or(0), high_first }
}

fn tick(unit: TimeUnit) -> Tick {
    match unit {
        TimeUnit::MILLIS => Tick::Milli,
        TimeUnit::MICROS => Tick::Micro,
        TimeUnit::NANOS => Tick::Nano,
    }
}

fn by_logical(logical: &LogicalType, physical: Type) -> Option<Kind> {
    Some(match logical {
        LogicalType::Decimal(decimal_type) => decimal(decimal_type.scale, physical),
        LogicalType::Date => Kind::Date,
        LogicalType::Time(time) => Kind::TimeOfDay(tick(time.unit)),
        LogicalType::Timestamp(stamp) => {
            Kind::Instant { unit: tick(stamp.unit), local: !stamp.is_adjusted_to_u_t_c }
        }
        LogicalType::Integer(integer) if !integer.is_signed => Kind::Unsigned,
        LogicalType::Uuid => Kind::Uuid,
        LogicalType::Float16 => Kind::Half,
        LogicalType::String | LogicalType::Enum | LogicalType::Json => Kind::Text,
        LogicalType::Integer(_) | LogicalType::Unknown => by_physical(physical),
        LogicalType::Bson | LogicalType::Geometry(_) | LogicalType::Geography(_) => Kind::Other,
        LogicalType::Map
        | LogicalType::List
        | LogicalType::Variant(_)
        | LogicalType::File
        | LogicalType::_Unknown { .. } => return None,
    })
}

fn by_physical(physical: Type) -> Kind {
    match physical {
        Type::BOOLEAN => Kind::Bool,
        Type::INT32 | Type::INT64 => Kind::Signed,
        Type::INT96 => Kind::Julian,
        Type::FLOAT => Kind::Float,
        Type::DOUBLE => Kind::Double,
        Type::BYTE_ARRAY | Type::FIXED_LEN_BYTE_ARRAY => Kind::Text,
    }
}

impl Width {
    /// Returns how values of a column lie, where the schema allows that at all.
    pub(super) fn of(column: &ColumnDescriptor) -> io::Result<Width> {
        Ok(match column.physical_type() {
            Type::BOOLEAN => Width::Bit,
            Type::INT32 | Type::FLOAT => Width::Fixed(4),
            Type::INT64 | Type::DOUBLE => Width::Fixed(8),
            Type::INT96 => Width::Fixed(12),
            Type::BYTE_ARRAY => Width::Counted,
            Type::FIXED_LEN_BYTE_ARRAY => match usize::try_from(column.type_length()) {
                Ok(length @ 1..) => Width::Fixed(length),
                Ok(0) | Err(_) => return Err(damage("values without a length")),
            },
        })
    }
}
