//! The catalogue as clocks and rules look at it: codes as numbers, versions by day.

use super::check::{CatalogueError, check};
use super::item::{Basis, CaseType, ItemState, ItemVersion};
use crate::symbol::{Sym, Symbols};
use alloc::vec::Vec;
use calendar::Day;
use calendar::Limit;

/// One version, compact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The item's code.
    pub code: Sym,
    /// Its department.
    pub department: Sym,
    /// The kind of power.
    pub kind: Sym,
    /// The version's number.
    pub version: u32,
    /// First day in force.
    pub from: Day,
    /// Last day in force.
    pub through: Day,
    /// Whether it may be applied for.
    pub state: ItemState,
    /// 办件类型.
    pub case_type: CaseType,
    /// 法定时限.
    pub statutory: Option<Limit>,
    /// 承诺时限.
    pub promised: Option<Limit>,
    /// Limit for accepting.
    pub accept: Option<Limit>,
    /// Limit for delivering.
    pub deliver: Option<Limit>,
    /// Whether several organs decide together.
    pub joint: bool,
    /// Own length of an extension.
    pub extension: Option<Limit>,
    /// Whether it may be extended.
    pub extendable: bool,
    /// The statute that makes silence a grant.
    pub deemed_grant: Option<Basis>,
    /// Whether a hearing is mandatory.
    pub hearing_mandatory: bool,
    /// The steps, in order.
    pub steps: Vec<ItemStep>,
    /// The materials.
    pub materials: Vec<ItemMaterial>,
    /// The fees.
    pub fees: Vec<ItemFee>,
    /// The most that may be charged in all, in fen.
    pub fee_total_fen: i64,
    /// The special procedures.
    pub specials: Vec<ItemSpecial>,
}

/// A step, compact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemStep {
    /// The step's code.
    pub code: Sym,
    /// Its limit.
    pub limit: Option<Limit>,
    /// The roles that may do it; empty for any.
    pub roles: Vec<Sym>,
    /// Whether it may be left out.
    pub optional: bool,
}

/// A material, compact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemMaterial {
    /// The material's code.
    pub code: Sym,
    /// Whether every applicant must hand it in.
    pub required: bool,
    /// Whether the authority can get it elsewhere.
    pub shareable: bool,
    /// Whether it may follow.
    pub may_follow: bool,
}

/// A fee standard, compact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemFee {
    /// The charge's code.
    pub code: Sym,
    /// The most that may be charged, in fen.
    pub amount_fen: i64,
}

/// A special procedure, compact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemSpecial {
    /// The procedure's code.
    pub code: Sym,
    /// Its legal ground.
    pub ground: Sym,
    /// Its limit.
    pub limit: Option<Limit>,
}

/// All item versions, by code and day.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    items: Vec<Item>,
    /// By symbol number: index + 1 of the item's first version, its versions following; 0 for none.
    by_code: Vec<u32>,
}

impl Catalogue {
    /// Makes a catalogue of checked versions.
    ///
    /// # Errors
    /// [`CatalogueError`] for an impossible version and for versions that overlap.
    pub fn new(versions: &[ItemVersion], symbols: &mut Symbols) -> Result<Catalogue, CatalogueError> {
        let mut items = Vec::with_capacity(versions.len());
        for version in versions {
            check(version)?;
            items.push(compact(version, symbols));
        }
        items.sort_by_key(|item| (item.code, item.from));
        for pair in items.windows(2) {
            if let [first, second] = pair
                && first.code == second.code
                && second.from <= first.through
            {
                let code = symbols.text(first.code).into();
                return Err(CatalogueError::Overlap { code, first: first.version, second: second.version });
            }
        }
        let mut by_code = Vec::new();
        for (at, item) in items.iter().enumerate().rev() {
            let number = item.code.number() as usize;
            if by_code.len() <= number {
                by_code.resize(number + 1, 0);
            }
            by_code[number] = u32::try_from(at + 1).unwrap_or(0);
        }
        Ok(Catalogue { items, by_code })
    }

    /// Returns the versions of an item, oldest first; empty when it is not listed.
    #[must_use]
    pub fn versions(&self, code: Sym) -> &[Item] {
        let first = self.by_code.get(code.number() as usize).copied().unwrap_or(0) as usize;
        if first == 0 {
            return &[];
        }
        let rest = self.items.get(first - 1..).unwrap_or(&[]);
        let count = rest.iter().take_while(|item| item.code == code).count();
        rest.get(..count).unwrap_or(&[])
    }

    /// Finds the version in force on a day (R-C03): its first and its last day belong to it.
    ///
    /// ```
    /// use engine::{Catalogue, ItemVersion, Symbols};
    /// let mut old = ItemVersion::new("permit");
    /// old.through = Some("2026-03-10".parse()?);
    /// let mut new = ItemVersion::new("permit");
    /// (new.version, new.from) = (2, Some("2026-03-12".parse()?));
    /// let mut symbols = Symbols::default();
    /// let catalogue = Catalogue::new(&[new, old], &mut symbols)?;
    /// let permit = symbols.find("permit").expect("it is listed");
    /// assert_eq!(catalogue.on(permit, "2026-03-10".parse()?).map(|item| item.version), Some(0));
    /// assert_eq!(catalogue.on(permit, "2026-03-11".parse()?), None); // a gap: nothing is guessed
    /// assert_eq!(catalogue.on(permit, "2026-03-12".parse()?).map(|item| item.version), Some(2));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn on(&self, code: Sym, day: Day) -> Option<&Item> {
        self.versions(code).iter().find(|item| item.from <= day && day <= item.through)
    }

    /// Returns every version.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Returns whether there is no item: then nothing is "not listed".
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

fn compact(version: &ItemVersion, symbols: &mut Symbols) -> Item {
    let steps = version.steps.iter().map(|step| ItemStep {
        code: symbols.intern(&step.code),
        limit: step.limit,
        roles: step.roles.iter().map(|role| symbols.intern(role)).collect(),
        optional: step.optional,
    });
    let steps = steps.collect();
    let materials = version.materials.iter().map(|material| ItemMaterial {
        code: symbols.intern(&material.code),
        required: material.required,
        shareable: material.shareable,
        may_follow: material.may_follow,
    });
    let materials = materials.collect();
    let fees: Vec<ItemFee> = (version.fees.iter())
        .map(|fee| ItemFee { code: symbols.intern(&fee.code), amount_fen: fee.amount_fen })
        .collect();
    let specials = version.specials.iter().map(|special| ItemSpecial {
        code: symbols.intern(&special.code),
        ground: symbols.intern(&special.ground),
        limit: special.limit,
    });
    let specials = specials.collect();
    Item {
        code: symbols.intern(&version.code),
        department: symbols.intern(&version.department),
        kind: symbols.intern(&version.kind),
        version: version.version,
        from: version.from.unwrap_or(Day::new(i32::MIN)),
        through: version.through.unwrap_or(Day::new(i32::MAX)),
        state: version.state,
        case_type: version.case_type,
        statutory: version.statutory,
        promised: version.promised,
        accept: version.accept,
        deliver: version.deliver,
        joint: version.joint,
        extension: version.extension,
        extendable: version.extendable,
        deemed_grant: version.deemed_grant.clone(),
        hearing_mandatory: version.hearing_mandatory,
        steps,
        materials,
        fee_total_fen: fees.iter().map(|fee| fee.amount_fen).sum(),
        fees,
        specials,
    }
}
