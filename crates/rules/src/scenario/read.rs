//! From the text of a file to its scenarios.

use super::block::Scenario;
use super::header::Draft;
use engine::story::StoryError;

/// Reads the scenarios of a file. A block begins with `title:`; what stands before the first title holds for every
/// block.
///
/// # Errors
/// Every line that is not understood, with what is allowed.
///
/// ```
/// let text = "\
/// ## 示例 / an example
/// pack: statute
/// title: 始日不计入 / the first day does not count
/// item: permit-a, promised 5 working_day
/// 2026-03-02 10:00 accepted
/// as of 2026-03-03
/// expect promised due 2026-03-09
/// ";
/// let scenarios = rules::scenario::parse(text).expect("the text is right");
/// assert_eq!(scenarios[0].title, "始日不计入 / the first day does not count");
/// let errors = rules::scenario::parse(&text.replace("expect", "expects")).unwrap_err();
/// assert!(errors.iter().any(|error| error.line == 7)); // and nothing is expected any more
/// ```
pub fn parse(text: &str) -> Result<Vec<Scenario>, Vec<StoryError>> {
    let lines: Vec<(u32, &str)> = (1..).zip(text.lines().map(str::trim)).collect();
    let titled = |(_, line): &(u32, &str)| line.starts_with("title:");
    let first = lines.iter().position(titled).unwrap_or(lines.len());
    let (common, rest) = lines.split_at(first);
    let mut scenarios = Vec::new();
    let mut errors = Vec::new();
    let starts: Vec<usize> = (0..rest.len()).filter(|at| titled(&rest[*at])).collect();
    if starts.is_empty() {
        errors.push(StoryError::new(1, "no scenario", "a block that begins with \"title:\""));
    }
    for (number, start) in starts.iter().enumerate() {
        let end = starts.get(number + 1).copied().unwrap_or(rest.len());
        let mut draft = Draft::default();
        for &(line, text) in common.iter().chain(&rest[*start..end]) {
            draft.line(line, text).unwrap_or_else(|error| errors.push(error));
        }
        draft.finish().map_or_else(|error| errors.push(error), |scenario| scenarios.push(scenario));
    }
    errors.sort_by_key(|error| error.line);
    errors.dedup();
    if errors.is_empty() { Ok(scenarios) } else { Err(errors) }
}

/// Reads the example of a rule: a scenario without title and pack, judged by the pack it stands in.
///
/// # Errors
/// Every line that is not understood, with what is allowed; lines count from the first line of the story.
pub fn example(title: &str, story: &str) -> Result<Scenario, Vec<StoryError>> {
    let mut draft = Draft::default();
    draft.scenario.title = title.to_owned();
    draft.scenario.line = 1;
    let mut errors = Vec::new();
    for (line, text) in (1..).zip(story.lines().map(str::trim)) {
        draft.line(line, text).unwrap_or_else(|error| errors.push(error));
    }
    match draft.finish() {
        Ok(scenario) if errors.is_empty() => Ok(scenario),
        Ok(_) => Err(errors),
        Err(error) => {
            errors.push(error);
            Err(errors)
        }
    }
}
