//! The codes of failures with their words and exit codes.

use super::exit::Exit;

/// The words of a code; `{}` stands for what it is about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CodeWords {
    /// What happened, in Chinese.
    pub(crate) zh: &'static str,
    /// What to do next, in Chinese.
    pub(crate) next_zh: &'static str,
    /// What happened, in English.
    pub(crate) en: &'static str,
    /// What to do next, in English.
    pub(crate) next_en: &'static str,
}

macro_rules! codes {
    ($($name:ident $text:literal $exit:ident { $zh:literal $next_zh:literal $en:literal $next_en:literal })+) => {
        /// Which failure.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Code {
            $(#[doc = $en] $name,)+
        }

        impl Code {
            /// Every code.
            #[cfg(test)]
            pub(crate) const ALL: &'static [Code] = &[$(Code::$name,)+];

            /// Returns the stable code.
            pub(crate) const fn text(self) -> &'static str {
                match self { $(Code::$name => $text,)+ }
            }

            /// Returns how the command ends.
            pub(crate) const fn exit(self) -> Exit {
                match self { $(Code::$name => Exit::$exit,)+ }
            }

            /// Returns the words.
            pub(crate) const fn words(self) -> CodeWords {
                match self {
                    $(Code::$name => CodeWords {
                        zh: $zh, next_zh: $next_zh, en: $en, next_en: $next_en,
                    },)+
                }
            }
        }
    };
}

codes! {
    Usage "U-01" Usage {
        "命令行参数有误：{}" "用 sundial help 查看用法"
        "wrong arguments: {}" "sundial help shows the usage"
    }
    LogUnreadable "I-01" Input {
        "无法读取日志 {}" "检查路径、读取权限和文件格式（CSV、XES、NDJSON、XLSX、Parquet，可用 gzip、zstd、zip 压缩）"
        "could not read the log {}" "check the path, the permission and the format (CSV, XES, NDJSON, XLSX or Parquet; plain, gzip, zstd or zip)"
    }
    LogUnrecognised "I-02" Input {
        "没有可用于日志 {} 的映射" "用 --mapping 指定映射：内置名称，或自己写的映射文件"
        "no mapping can be used for the log {}" "name one with --mapping: a shipped one, or a file of your own"
    }
    MappingWrong "I-03" Input {
        "映射 {} 无法使用" "按提示的文件、行和字段修改"
        "the mapping {} cannot be used" "mend it at the file, line and field named"
    }
    ItemsWrong "I-04" Input {
        "事项文件 {} 无法使用" "按提示的行和字段修改，或用 --items 指定另一个文件"
        "the items file {} cannot be used" "mend it at the line and field named, or name another with --items"
    }
    StrictStop "I-05" Input {
        "严格模式：日志 {} 中有无法读取的内容" "修正该行，或去掉 --strict 以列出全部问题并继续"
        "strict: something in the log {} cannot be read" "mend that row, or leave out --strict to list all and go on"
    }
    CaseMissing "I-06" Input {
        "日志中没有办件 {}" "检查编号；--case 须与日志中的编号完全一致"
        "there is no case {} in the log" "check the id; --case must equal the id in the log"
    }
    ClockMissing "I-07" Usage {
        "规则包中没有时钟 {}" "用 sundial rules show 查看规则包中的时钟"
        "the pack has no clock {}" "sundial rules show lists the clocks of a pack"
    }
    FileUnreadable "I-08" Input {
        "无法读取文件 {}" "检查路径和读取权限"
        "could not read the file {}" "check the path and the permission to read it"
    }
    NoRoom "I-09" Input {
        "日志 {} 的事件放不进内存，又无法暂存到临时文件" "给临时文件夹（TMPDIR）腾出空间，或用 --memory 放宽内存"
        "the events of {} do not fit into memory and could not be put aside in a temporary file" "make room in the folder for temporary files (TMPDIR), or allow more memory with --memory"
    }
    RuleMissing "R-03" Usage {
        "规则包中没有规则 {}" "用 sundial rules show 查看规则包中的规则"
        "the pack has no rule {}" "sundial rules show lists the rules of a pack"
    }
    PackMissing "R-01" Usage {
        "没有规则包 {}" "用 sundial rules list 查看内置规则包，或给出 .toml 文件的路径"
        "there is no rule pack {}" "sundial rules list shows those that are shipped; or give the path of a .toml file"
    }
    PackWrong "R-02" Input {
        "规则包 {} 有错误" "按提示的文件、行和字段修改"
        "the rule pack {} is wrong" "mend it at the file, line and field named"
    }
    SituationMissing "R-04" Usage {
        "目录中没有问责情形 {}" "用 sundial rules accountability 列出全部情形"
        "the catalogue has no situation {}" "sundial rules accountability lists them all"
    }
    CatalogueMissing "R-05" Usage {
        "没有内置的 {}" "用内置的名称，或给出 .toml 文件的路径"
        "{} is not shipped" "name one that is, or give the path of a .toml file"
    }
    CatalogueWrong "R-06" Input {
        "目录 {} 有错误" "按提示的文件、行和字段修改；各键见 docs/pack-keys.md"
        "the catalogue {} is wrong" "mend it at the file, line and field named; docs/pack-keys.md has the keys"
    }
    ScenarioWrong "S-01" Input {
        "情景文件 {} 无法读取" "按提示的行修改；格式见 docs/scenarios.md"
        "the scenario {} cannot be read" "mend it at the line named; docs/scenarios.md has the format"
    }
    DayOutside "C-01" Unanswered {
        "{} 超出日历范围" "日历不猜测；只能计算已收录年份之内的日期"
        "{} is outside the calendar" "the calendar does not guess; ask within the years that it covers"
    }
    NotPublished "C-02" Unanswered {
        "严格模式：{} 年放假安排尚未公布" "待国务院办公厅公布后再算，或去掉 --strict 得到暂定结果"
        "strict: the arrangement for {} is not published" "wait for the notice, or leave out --strict for a provisional answer"
    }
    Reversed "C-03" Usage {
        "起止颠倒：{}" "先写较早的日期"
        "the interval is reversed: {}" "write the earlier day first"
    }
    CalendarFileWrong "C-04" Input {
        "日历文件 {} 有错误" "按提示的文件、行和字段修改"
        "the calendar file {} is wrong" "mend it at the file, line and field named"
    }
    NoHours "C-05" Unanswered {
        "无法按工作小时计算：{}" "在单位文件中写明办公时间（--organisation）"
        "working hours cannot be counted: {}" "give opening hours in an organisation file (--organisation)"
    }
    NoticeUnreadable "C-06" Input {
        "放假通知 {} 无法解析" "粘贴通知正文，每个节日一段"
        "the notice {} cannot be read" "paste the body of the notice, a paragraph for each festival"
    }
    LedgerWrong "L-01" Input {
        "账本文件 {} 无法使用" "按提示更正；格式见 docs/ledger.md"
        "the ledger's file {} cannot be used" "mend what is named; docs/ledger.md has the form"
    }
    LedgerDamaged "L-02" Input {
        "账本文件 {} 已受损，不能据以证明或追加" "用 sundial ledger verify 查看受损之处"
        "the ledger's file {} is damaged: nothing is proved from it or appended to it" "sundial ledger verify names the damage"
    }
    HeadMissing "L-03" Input {
        "账本文件中没有所要的摘要（{}）" "去掉 --size 或 --since，或用 sundial ledger head 查看"
        "the ledger's file has no such head ({})" "leave out --size or --since, or look with sundial ledger head"
    }
    EntryMissing "L-04" Input {
        "摘要覆盖的条目中没有第 {} 号（从 0 起）" "等下一个摘要，或检查编号"
        "entry {} (from 0) is not among those that the head covers" "wait for the next head, or check the number"
    }
    EntryWrong "L-05" Input {
        "条目 {} 不能入账" "每行一个 JSON 值，数字须为整数"
        "the entry {} cannot go into a ledger" "one JSON value on each line, numbers whole"
    }
    ReceiptUnreadable "L-06" Input {
        "凭据 {} 无法读取" "请向出具机关索取完整的凭据文件"
        "the receipt {} cannot be read" "ask whoever gave it for the whole file"
    }
    KeyWrong "L-07" Input {
        "密钥 {} 无法使用" "用 PEM 格式的 SM2 密钥；sundial ledger key 可以生成"
        "the key {} cannot be used" "give an SM2 key in PEM; sundial ledger key makes one"
    }
    PoolWrong "L-08" Input {
        "名单 {} 有错误" "按提示的行修改"
        "the pool {} is wrong" "mend it at the line named"
    }
    DrawWrong "L-09" Input {
        "抽取无法进行：{}" "核对承诺、名单、种子与公开数值是否是同一次抽取的"
        "the draw cannot be made: {}" "see that commitment, pool, seed and public value are of one draw"
    }
    NoRandomness "L-10" Output {
        "系统没有给出随机数{}" "稍后再试"
        "the system gave no random numbers{}" "try again later"
    }
    ConfigWrong "G-01" Input {
        "设置 {} 有错误" "按提示的行修改；sundial serve --sample 打印一份样本"
        "the settings {} are wrong" "mend them at the line named; sundial serve --sample prints a sample"
    }
    FolderUnusable "G-02" Output {
        "数据目录 {} 无法使用" "检查路径、权限和剩余空间，或用 data 指定另一个目录"
        "the data folder {} cannot be used" "check the path, the permission and the space left, or name another with data"
    }
    ListenRefused "G-03" Output {
        "无法在 {} 监听" "检查地址是否属于本机、端口是否已被占用（是否已有一个服务在运行）"
        "cannot listen on {}" "check that the address is of this machine and that the port is free (does a service run already?)"
    }
    DatabaseUnusable "G-04" Input {
        "数据库 {} 无法使用" "检查地址、账号、权限以及数据库是否在运行"
        "the database {} cannot be used" "check the address, the account, the permission, and that the database runs"
    }
    KeyMissing "G-05" Input {
        "密钥 {} 不在，而数据库已用它启用" "从备份中恢复该密钥文件；没有它，个人信息无法解密、账本不能续签"
        "the key {} is not there, and the database was begun with it" "bring the file back from the backup: without it personal data cannot be opened and the ledger not be signed on"
    }
    KeyOther "G-06" Input {
        "密钥 {} 与数据库启用时的不是同一个" "换回原来的密钥，或核对数据库地址是否写错"
        "the key {} is not the one with which the database was begun" "give the right key, or check the address of the database"
    }
    KeyUnreadable "G-07" Input {
        "密钥 {} 无法使用" "个人信息主密钥为 64 个十六进制数字；账本密钥为 PEM 格式的 SM2 私钥"
        "the key {} cannot be used" "the master key of personal data is 64 hexadecimal digits; the ledger's is an SM2 key in PEM"
    }
    Refused "G-08" Input {
        "不能这样办理：{}" "按原因更正后再试"
        "this cannot be done: {}" "mend what is said and try again"
    }
    CopyDamaged "G-09" Input {
        "备份 {} 不完整，或不属于本单位的账本" "换用另一份备份；sundial restore --check 逐处列出"
        "the copy {} is not whole, or not of this ledger" "take another copy; sundial restore --check lists every fault"
    }
    DatabaseDamaged "G-10" Input {
        "数据库已受损：{}" "停止服务，用 sundial ledger export 和 sundial ledger verify 查看受损之处，再从备份恢复"
        "the database is damaged: {}" "stop the service, see where with sundial ledger export and sundial ledger verify, then put a copy back"
    }
    NotEmpty "G-11" Input {
        "数据库 {} 不是空的，不能恢复到其中" "用 --data 或设置文件指定一个新的数据库"
        "the database {} is not empty: nothing is put back into it" "name a new one with --data or in the settings"
    }
    TableWrong "G-12" Input {
        "表格 {} 无法导入" "按提示的行修改后重新导入；整张表没有写入"
        "the table {} cannot be imported" "mend the rows named and import it again; nothing of it was written"
    }
    Output "O-01" Output {
        "无法写出结果 {}" "检查路径、权限和剩余空间"
        "could not write the output {}" "check the path, the permission and the space left"
    }
}
