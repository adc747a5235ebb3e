//! The articles that a clock rests on, so that they are one click away from the day that they decide.

use report::Language;

/// An article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Article {
    /// 民法典第二百零一条
    Start,
    /// 民法典第二百零三条
    Roll,
    /// 行政许可法第四十五条
    Suspended,
    /// 行政许可法第八十二条
    WorkingDays,
    /// 行政许可法第四十二条
    Extended,
}

impl Article {
    /// Returns its name in links.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Article::Start => "law-201",
            Article::Roll => "law-203",
            Article::Suspended => "law-45",
            Article::WorkingDays => "law-82",
            Article::Extended => "law-42",
        }
    }

    /// Returns its name.
    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match self {
            Article::Start => language.pick("《民法典》第二百零一条", "Civil Code, art. 201"),
            Article::Roll => language.pick("《民法典》第二百零三条", "Civil Code, art. 203"),
            Article::Suspended => {
                language.pick("《行政许可法》第四十五条", "Administrative Licensing Law, art. 45")
            }
            Article::WorkingDays => {
                language.pick("《行政许可法》第八十二条", "Administrative Licensing Law, art. 82")
            }
            Article::Extended => {
                language.pick("《行政许可法》第四十二条", "Administrative Licensing Law, art. 42")
            }
        }
    }

    /// Returns what it says: the text in Chinese, its sense in English.
    #[must_use]
    pub const fn text(self, language: Language) -> &'static str {
        match self {
            Article::Start => language.pick(
                "按照年、月、日计算期间的，开始的当日不计入，自下一日开始计算。",
                "A period in years, months or days begins with the day after the one on which it started.",
            ),
            Article::Roll => language.pick(
                "期间的最后一日是法定休假日的，以法定休假日结束的次日为期间的最后一日。期间的最后一日的截止时间为二十四时；有业务时间的，停止业务活动的时间为截止时间。",
                "A last day that is a holiday moves to the day after the holiday. It ends at midnight or, where there are business hours, at close of business.",
            ),
            Article::Suspended => language.pick(
                "行政机关作出行政许可决定，依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的，所需时间不计算在本节规定的期限内。行政机关应当将所需时间书面告知申请人。",
                "Time needed for a hearing, tender, auction, inspection, testing, quarantine, appraisal or expert review is left out of the limit. The applicant is told in writing how long it will take.",
            ),
            Article::WorkingDays => language.pick(
                "本法规定的行政机关实施行政许可的期限以工作日计算，不含法定节假日。",
                "Limits of this law are counted in working days; statutory holidays are left out.",
            ),
            Article::Extended => language.pick(
                "除可以当场作出行政许可决定的外，行政机关应当自受理行政许可申请之日起二十日内作出行政许可决定。二十日内不能作出决定的，经本行政机关负责人批准，可以延长十日，并应当将延长期限的理由告知申请人。",
                "The decision is taken within twenty days of acceptance. With the approval of the head of the authority it may take ten days more; the applicant is told why.",
            ),
        }
    }
}
