//! axe, the accessibility checker: every rule, and violations told so that one can find them.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::told::{Told, Trouble};

/// Runs in the page once axe is there. axe ships `target-size` switched off. Of a target that a bar which stays in sight covers in part, it says that
/// it is too small: it is looked at again in the middle of the screen, where whoever scrolls has it.
const CHECK: &str = "return (async (more) => {
    const settled = () => document.getAnimations().every((a) => a.playState !== 'running' || a.effect.getTiming().iterations === Infinity);
    while (!settled()) await new Promise(requestAnimationFrame);
    const rules = Object.fromEntries(more.map((rule) => [rule, { enabled: true }]));
    const found = await axe.run(document, { rules, resultTypes: ['violations'] });
    if (found.passes.length < 10) throw new Error(`axe has looked at next to nothing: ${found.passes.length} rules passed`);
    const middled = async ({ target }) => {
        document.querySelector(target[0])?.scrollIntoView({ block: 'center', behavior: 'instant' });
        await new Promise(requestAnimationFrame);
        return axe.run({ include: [target] }, { runOnly: ['target-size'] });
    };
    const [x, y] = [scrollX, scrollY];
    for (const small of found.violations.filter(({ id }) => id === 'target-size')) {
        const nodes = [];
        for (const node of small.nodes) nodes.push(...(await middled(node)).violations.flatMap((again) => again.nodes));
        small.nodes = nodes;
    }
    scrollTo(x, y);
    return found.violations.filter(({ nodes }) => nodes.length > 0).map(({ id, impact, help, nodes }) => ({
        id, impact, help, nodes: nodes.map(({ html, failureSummary }) => `${html}\\n        ${failureSummary.replaceAll('\\n', '\\n        ')}`),
    }));
})(arguments[0]);";

/// Rules that axe has and does not run by itself.
const MORE: [&str; 1] = ["target-size"];

/// What was found wrong, screen by screen.
#[derive(Default)]
pub struct Violations(Vec<String>);

impl Violations {
    /// Looks at the page as it is now; `state` is what one would call it.
    pub async fn look(&mut self, page: &Browser, state: &str) -> Told {
        if page.run("return typeof axe;", Vec::new()).await? == json!("undefined") {
            let source = std::fs::read_to_string(crate::site::built("WOBBLE_AXE")?)?;
            page.run(&source, Vec::new()).await?;
        }
        let violations = page.run(CHECK, vec![json!(MORE)]).await?;
        for violation in violations.as_array().into_iter().flatten() {
            let nodes = violation["nodes"].as_array().into_iter().flatten().filter_map(Value::as_str);
            let nodes: String = nodes.map(|node| format!("\n      {node}")).collect();
            let word = |key: &str| violation[key].as_str().unwrap_or_default().to_owned();
            self.0.push(format!("{state}: {} ({}): {}{nodes}", word("id"), word("impact"), word("help")));
        }
        Ok(())
    }

    /// Fails with everything that was found, if anything was.
    pub fn none(self) -> Told {
        match self.0.len() {
            0 => Ok(()),
            n => Err(Trouble::new(format!("{n} violations\n\n  {}\n", self.0.join("\n\n  ")))),
        }
    }
}
