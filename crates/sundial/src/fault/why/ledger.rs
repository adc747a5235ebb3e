//! Reasons of the ledger, in Chinese.

use ledger::{
    CanonicalError, DrawError, HeadError, KeyError, LineError, NotAHash, PoolError, ReceiptError,
    SEED_BYTES_MIN,
};
use std::error::Error;

/// Says a reason of the ledger, if it is one.
pub(super) fn zh(error: &(dyn Error + 'static)) -> Option<String> {
    error
        .downcast_ref()
        .map(key)
        .or_else(|| error.downcast_ref().map(canonical))
        .or_else(|| error.downcast_ref().map(head))
        .or_else(|| error.downcast_ref().map(line))
        .or_else(|| error.downcast_ref().map(receipt))
        .or_else(|| error.downcast_ref().map(pool))
        .or_else(|| error.downcast_ref().map(draw))
        .or_else(|| error.downcast_ref().map(|NotAHash| "不是 32 字节哈希的 Base64".to_owned()))
}

fn key(error: &KeyError) -> String {
    match error {
        KeyError::Pem { wanted } => format!("不是 PEM 格式的 SM2 密钥，应以 {wanted} 开头"),
        KeyError::Range => "数值不在私钥范围内".to_owned(),
        KeyError::Unsigned => "此密钥无法签署这段文字".to_owned(),
    }
}

fn canonical(error: &CanonicalError) -> String {
    match error {
        CanonicalError::Syntax(why) => format!("不是 JSON：{why}"),
        CanonicalError::Fraction { at } => format!("{at}：不是整数"),
        CanonicalError::Number { at, number } => format!("{at}：{number} 超出 ±(2^53 − 1)"),
        CanonicalError::Twice { at } => format!("{at}：键重复"),
    }
}

fn head(error: &HeadError) -> String {
    match error {
        HeadError::Line { line, wanted } => format!("摘要第 {line} 行应为 {wanted}"),
        HeadError::Form => "摘要的写法不对".to_owned(),
        HeadError::Signature { line } => format!("摘要第 {line} 行不是签名"),
    }
}

fn line(error: &LineError) -> String {
    match error {
        LineError::Form(why) => format!("不是账本的一行：{why}"),
        LineError::Entry(error) => canonical(error),
        LineError::Head(error) => head(error),
        LineError::Version(version) => format!("不认识的账本文件版本 {version}"),
        LineError::Origin => "账本名称含空白、控制字符或 +，或超过 200 字节".to_owned(),
    }
}

fn receipt(error: &ReceiptError) -> String {
    match error {
        ReceiptError::Form(why) => format!("不是凭据：{why}"),
        ReceiptError::Entry(error) => canonical(error),
        ReceiptError::Head(error) => head(error),
        ReceiptError::Version(version) => format!("不认识的凭据版本 {version}"),
        ReceiptError::OtherLedger => "两个摘要不属于同一本账本".to_owned(),
        ReceiptError::NotProved => "条目、证明与摘要对不上，至少有一样被改过".to_owned(),
    }
}

fn pool(error: &PoolError) -> String {
    match error {
        PoolError::Empty => "名单是空的".to_owned(),
        PoolError::Fields { line } => format!("第 {line} 行：应为编号，其后可有权重和分层，用制表符分隔"),
        PoolError::Weight { line } => format!("第 {line} 行：权重应为不小于 1 的整数"),
        PoolError::Twice { line, id } => format!("第 {line} 行：编号 {id} 重复"),
    }
}

fn draw(error: &DrawError) -> String {
    match error {
        DrawError::SeedShort => format!("种子至少 {SEED_BYTES_MIN} 字节"),
        DrawError::Seed => "种子与承诺不符".to_owned(),
        DrawError::Pool => "名单与承诺不符".to_owned(),
        DrawError::Count { stratum, wanted, there } => {
            format!("分层“{stratum}”要抽 {wanted} 个，只有 {there} 个")
        }
        DrawError::Public => "承诺指定了公开数值时必须给出，没有指定时不得给出".to_owned(),
        DrawError::Picked { place } => format!("重抽结果从第 {place} 个起与所称不同"),
        DrawError::Form(why) => format!("不是抽取的文件：{why}"),
        DrawError::Version(version) => format!("不认识的抽取版本 {version}"),
    }
}
