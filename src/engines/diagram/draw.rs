//! Drawing with `merman`, a Mermaid that needs no browser.

use std::{sync::LazyLock, thread};

use merman::{
    Engine, MermaidConfig, OperationControl, ParseOptions, RenderError, RenderOutput, RenderRequest, Renderer,
    SvgRequest, svg::SvgPipeline,
};
use serde_json::json;

use super::{DiagramFault, Drawing, LONGEST, Picture, clean::clean, name};

/// The engine follows nested groups by recursion.
const STACK: usize = 64 * 1024 * 1024;

/// The largest picture that is kept, in bytes.
const LARGEST: usize = 2 * 1024 * 1024;

/// Said of a text whose first word is no sort of diagram.
const NO_SORT: &str = "it does not begin with a sort of diagram, such as `flowchart` or `sequenceDiagram`";

/// One for light pages, one for dark ones. They follow from the program alone.
static RENDERERS: LazyLock<[Renderer; 2]> = LazyLock::new(|| ["default", "dark"].map(renderer));

fn renderer(theme: &str) -> Renderer {
    let mut config = MermaidConfig::empty_object();
    config.set_value("theme", json!(theme));
    // Text as SVG: HTML within a picture is shown by no viewer but a browser.
    config.set_value("htmlLabels", json!(false));
    config.set_value("flowchart.htmlLabels", json!(false));
    config.set_value("class.htmlLabels", json!(false));
    config.set_value("fontFamily", json!("Arial, Helvetica, sans-serif"));
    Renderer::new().with_engine(Engine::new().with_site_config(config)).with_parse_options(ParseOptions::strict())
}

/// Draws both pictures.
pub(super) fn draw(text: &str) -> Result<Drawing, DiagramFault> {
    if text.len() > LONGEST {
        return fault(format!("it is longer than {LONGEST} bytes"));
    }
    if text.trim().is_empty() {
        return fault("it is empty");
    }
    // A thread of its own has a stack that is large enough, and a bug in the engine ends there.
    let pictures = thread::scope(|scope| {
        let worker = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || {
            let [light, dark] = &*RENDERERS;
            Ok((svg(light, text)?, svg(dark, text)?))
        });
        worker.map_or_else(
            |_| fault("there is no room to draw it"),
            |worker| worker.join().unwrap_or_else(|_| fault("the drawing engine broke off")),
        )
    });
    let (light, dark) = pictures?;
    let (light, width, height) = sized(&light)?;
    let (dark, ..) = sized(&dark)?;
    Ok(Drawing { light: Picture::new(light), dark: Picture::new(dark), width, height, name: name::of(text) })
}

fn fault<T>(message: impl Into<String>) -> Result<T, DiagramFault> {
    Err(DiagramFault { message: message.into(), range: None })
}

fn svg(renderer: &Renderer, text: &str) -> Result<String, DiagramFault> {
    let mut svg = rendered(renderer, text, SvgRequest::default())?;
    if svg.contains("<foreignObject") {
        // Some sorts set their text as HTML whatever the settings say. This way of drawing turns it into text, and takes
        // longer.
        let request = SvgRequest { pipeline: Some(SvgPipeline::resvg_safe()), ..SvgRequest::default() };
        svg = rendered(renderer, text, request)?;
    }
    clean(&svg).or_else(|what| fault(format!("it asks for what a picture cannot hold here: {what}")))
}

fn rendered(renderer: &Renderer, text: &str, request: SvgRequest) -> Result<String, DiagramFault> {
    match renderer.render(RenderRequest::svg(text, OperationControl::new(), request)) {
        Ok(RenderOutput::Svg(Some(output))) if output.svg().len() > LARGEST => {
            fault(format!("its picture would be larger than {} MiB", LARGEST / 1024 / 1024))
        }
        Ok(RenderOutput::Svg(Some(output))) => Ok(output.into_parts().0),
        Ok(_) => fault(NO_SORT),
        Err(error) => Err(explained(text, &error)),
    }
}

fn explained(text: &str, error: &RenderError) -> DiagramFault {
    match error {
        RenderError::Parse(parse) => {
            let details = parse.terminal_diagnostic_details();
            let range = details.span.map(|span| span.start.min(text.len())..span.end.min(text.len()));
            let range = range.filter(|range| text.is_char_boundary(range.start) && text.is_char_boundary(range.end));
            let said = parse.terminal_safe_message();
            let message = match details.code.as_str() {
                code if code.ends_with("no_diagram_detected") => NO_SORT.to_owned(),
                _ if said.starts_with("Unsupported diagram type") => {
                    let kind = details.diagram_type.unwrap_or_default();
                    format!("diagrams of the sort `{kind}` are not drawn")
                }
                // `Diagram parse error (flowchart-v2): Unterminated node label`.
                _ => said.split_once("): ").map_or(said.clone(), |(_, what)| what.to_owned()),
            };
            DiagramFault { message: one_line(&message), range }
        }
        RenderError::ResourceLimitExceeded(limit) => {
            let what = limit.id.trim_start_matches("max_").replace('_', " ");
            DiagramFault {
                message: format!("it is too large ({what}: {}, at most {})", limit.actual, limit.maximum),
                range: None,
            }
        }
        error => DiagramFault { message: one_line(&error.to_string()), range: None },
    }
}

/// The first line of what the engine says, without its full stop.
fn one_line(text: &str) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("the engine does not say why");
    line.trim_end_matches(['.', ':']).chars().take(200).collect()
}

/// The picture with its size in pixels in place of the width of what is around it.
fn sized(svg: &str) -> Result<(String, u32, u32), DiagramFault> {
    let size = || {
        let (_, rest) = svg.split_once("viewBox=\"")?;
        let mut numbers = rest.split('"').next()?.split_whitespace().map(str::parse::<f64>);
        let (_, _, width, height) =
            (numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?);
        #[expect(clippy::cast_sign_loss, reason = "between 1 and 20,000")]
        let pixels = |size: f64| (1.0..20_000.0).contains(&size).then(|| size.ceil() as u32);
        Some((pixels(width)?, pixels(height)?))
    };
    let Some((width, height)) = size() else { return fault("its picture has no size, or is too large") };
    let (head, body) = svg.split_at(svg.find('>').unwrap_or(0));
    // A width of all there is, and a height that does not fit to it.
    let head = ["width", "height"].into_iter().fold(head.to_owned(), |head, name| without(&head, name));
    let head = head.replacen("<svg", &format!("<svg width=\"{width}\" height=\"{height}\""), 1);
    Ok((head + body, width, height))
}

/// A tag without one attribute.
fn without(tag: &str, name: &str) -> String {
    let start = format!(" {name}=\"");
    let cut = tag.split_once(&start).and_then(|(before, rest)| Some(format!("{before}{}", rest.split_once('"')?.1)));
    cut.unwrap_or_else(|| tag.to_owned())
}
