//! The responsibility matrix, by area and by team.

use super::{
    Renderer, fields,
    fields::FieldCx,
    page_view::{
        Html, LinkView, MatrixArea, MatrixCell, MatrixRow, MatrixView, Part, PartGroup, PartLink, Shared, TeamDuties,
    },
    who,
};
use crate::{
    kinds::Record,
    model::{EntityId, NodeId},
    site::Links,
};

/// The parts a team can have, with the field that gives them and the name of the word for readers.
const PARTS: [(Part, &str, &str); 4] = [
    (Part::Owns, "owner", "owns"),
    (Part::Supports, "supports", "supports"),
    (Part::Consulted, "consulted", "consulted"),
    (Part::Informed, "informed", "informed"),
];

/// Which part of the matrix is shown.
#[derive(Debug, Default)]
pub(super) struct Filter {
    /// Only these areas, by id; all when empty.
    pub(super) areas: Vec<String>,
    /// Only these teams, by id; all when empty.
    pub(super) teams: Vec<String>,
    /// Lists by team instead of a table.
    pub(super) by_team: bool,
}

/// A row of the matrix.
#[derive(Debug)]
pub(super) struct Duty {
    pub(super) entity: EntityId,
    pub(super) area: Option<NodeId>,
    pub(super) parts: Vec<(Part, &'static str, NodeId)>,
}

/// The matrix as one page shows it. `id` is its caption's, unique on the page.
pub(super) fn view(renderer: &Renderer<'_>, links: &Links, filter: &Filter, id: &str) -> MatrixView {
    let duties: Vec<&Duty> = all(renderer).iter().filter(|duty| filter.passes(renderer, duty)).collect();
    let mut teams = teams(duties.iter().copied());
    if !filter.teams.is_empty() {
        let id = |node: &NodeId| renderer.model.node(*node).entity.map(|entity| &renderer.model.record(entity).id);
        teams.retain(|team| id(team).is_some_and(|id| filter.teams.contains(id)));
    }
    // A table that nobody could overlook is not filled either.
    let list = teams.len() > who::TEAMS;
    let columns = if list { &[][..] } else { &teams };
    let page = |url: &str| renderer.model.at_url(url).map(|_| links.page(url, None)).unwrap_or_default();
    MatrixView {
        caption: renderer.say("who").to_owned(),
        id: id.to_owned(),
        by_team: filter.by_team,
        area_url: page("who"),
        team_url: page("who/by-team"),
        teams: columns.iter().map(|team| renderer.link(links, *team)).collect(),
        areas: areas(renderer, links, &duties, columns),
        list,
        anchors: false,
        groups: Vec::new(),
        duties: teams.iter().map(|team| team_duties(renderer, links, &duties, *team)).collect(),
        count: duties.len(),
    }
}

/// The matrix on its own two pages: the whole of it, or what leads to its parts.
pub(super) fn whole(renderer: &Renderer<'_>, links: &Links, by_team: bool) -> MatrixView {
    let own = |view: MatrixView| MatrixView { anchors: true, ..view };
    if !who::is_large(renderer) {
        return own(view(renderer, links, &Filter { by_team, ..Filter::default() }, "matrix"));
    }
    let groups = if by_team { who::by_team(renderer, links) } else { who::by_area(renderer, links) };
    let nothing = Filter { by_team, teams: vec![String::new()], ..Filter::default() };
    let count = groups.iter().map(|group| group.lines.len()).sum();
    own(MatrixView { count, groups, ..view(renderer, links, &nothing, "matrix") })
}

/// The rows of one area, on its page; none when it has none.
pub(super) fn of_area(renderer: &Renderer<'_>, links: &Links, area: EntityId) -> Option<MatrixView> {
    let record = renderer.model.record(area);
    let filter = Filter { areas: vec![record.id.clone()], ..Filter::default() };
    let mut view = view(renderer, links, &filter, "matrix");
    // The area's name is the title of the page.
    for area in &mut view.areas {
        area.name.clear();
    }
    (view.count > 0).then_some(view)
}

/// The rows in which one team has a part, by part; for the pages of teams and roles.
pub(super) fn of_team(renderer: &Renderer<'_>, links: &Links, team: NodeId) -> Vec<PartGroup> {
    let duties: Vec<&Duty> = all(renderer).iter().collect();
    team_duties(renderer, links, &duties, team).parts
}

/// All rows that readers see. The pages of all teams and roles ask for them.
pub(super) fn all<'a>(renderer: &Renderer<'a>) -> &'a [Duty] {
    renderer.cache.duties(|| duties(renderer))
}

fn duties(renderer: &Renderer<'_>) -> Vec<Duty> {
    let model = renderer.model;
    let Some(kind) = model.kind_named("responsibility") else { return Vec::new() };
    let mut duties = Vec::new();
    for (entity, at) in model.entities.of_kind(kind) {
        if !at.node.is_some_and(|node| model.node(node).visible) {
            continue;
        }
        let record = model.record(entity);
        let links = Links::for_page("", renderer.settings.page_links);
        let cx = FieldCx { renderer, links: &links, source: at.source };
        let nodes = |field: &str| record.get(field).map(|value| fields::entities(cx, value)).unwrap_or_default();
        let parts = PARTS.iter().flat_map(|(part, field, word)| {
            nodes(field).into_iter().map(move |team| (*part, *word, team)).collect::<Vec<_>>()
        });
        duties.push(Duty { entity, area: nodes("area").first().copied(), parts: parts.collect() });
    }
    duties
}

impl Filter {
    fn passes(&self, renderer: &Renderer<'_>, duty: &Duty) -> bool {
        let model = renderer.model;
        let id = |node: NodeId| model.node(node).entity.map(|entity| model.record(entity).id.as_str());
        let among = |list: &[String], node: NodeId| id(node).is_some_and(|id| list.iter().any(|wanted| wanted == id));
        let in_area = self.areas.is_empty() || duty.area.is_some_and(|area| among(&self.areas, area));
        let has_team = self.teams.is_empty() || duty.parts.iter().any(|(.., team)| among(&self.teams, *team));
        in_area && has_team
    }
}

/// The columns: every team with a part, in the order the teams are declared in.
pub(super) fn teams<'d>(duties: impl Iterator<Item = &'d Duty>) -> Vec<NodeId> {
    let mut teams: Vec<NodeId> = duties.flat_map(|duty| duty.parts.iter().map(|(.., team)| *team)).collect();
    teams.sort_unstable();
    teams.dedup();
    teams
}

/// What else a row is called, for the filter.
pub(super) fn other_names(record: &Record) -> Vec<String> {
    record.list("other_names").iter().filter_map(|name| name.text().map(str::to_owned)).collect()
}

fn areas(renderer: &Renderer<'_>, links: &Links, duties: &[&Duty], teams: &[NodeId]) -> Vec<MatrixArea> {
    let model = renderer.model;
    let mut areas: Vec<(Option<NodeId>, MatrixArea)> = Vec::new();
    let cells = Cells::new(renderer);
    for duty in duties {
        let parts = teams.iter().map(|team| duty.parts.iter().find(|(.., who)| who == team).map(|(part, ..)| *part));
        let row = row(renderer, links, duty, parts.map(|part| cells.get(part)).collect());
        if let Some((_, area)) = areas.iter_mut().find(|(node, _)| *node == duty.area) {
            area.rows.push(row);
            continue;
        }
        let mut area = MatrixArea { rows: vec![row], ..MatrixArea::default() };
        if let Some(node) = duty.area {
            let entity = model.node(node).entity;
            area.id = entity.map(|entity| model.record(entity).id.clone()).unwrap_or_default();
            area.name.clone_from(&model.node(node).title);
            area.url = links.page(&model.node(node).url, None);
        }
        areas.push((duty.area, area));
    }
    // Areas come in the order they are declared in; what has none comes last.
    areas.sort_by_key(|(node, _)| node.map_or(u32::MAX, |node| node.0));
    areas.into_iter().map(|(_, area)| area).collect()
}

/// The cells there can be, each converted once: a large matrix has a hundred thousand of them, and most are empty.
struct Cells {
    parts: [(Part, Shared<MatrixCell>); PARTS.len()],
    none: Shared<MatrixCell>,
}

impl Cells {
    fn new(renderer: &Renderer<'_>) -> Self {
        let cell = |part, word| (part, Shared::of(&MatrixCell { part, word: renderer.say(word).to_owned() }));
        Self { parts: PARTS.map(|(part, _, word)| cell(part, word)), none: Shared::of(&MatrixCell::default()) }
    }

    fn get(&self, part: Option<Part>) -> Shared<MatrixCell> {
        let found = part.and_then(|part| self.parts.iter().find(|(of, _)| *of == part));
        found.map_or(&self.none, |(_, cell)| cell).clone()
    }
}

fn row(renderer: &Renderer<'_>, links: &Links, duty: &Duty, cells: Vec<Shared<MatrixCell>>) -> MatrixRow {
    let model = renderer.model;
    let at = model.entities.get(duty.entity);
    let record = model.record(duty.entity);
    let path = &model.sources[at.source].path;
    let others = duty.parts.iter().filter(|(part, ..)| *part != Part::Owns).map(|(part, word, team)| PartLink {
        part: *part,
        word: renderer.say(word).to_owned(),
        team: renderer.link(links, *team),
    });
    let note = record.get("note").map(|value| fields::html(renderer, links, at.source, value));
    let owner = duty.parts.iter().find(|(part, ..)| *part == Part::Owns);
    let problem = renderer
        .errors
        .iter()
        .filter(|((file, range), _)| file == path && record.range.covers(*range))
        .map(|(_, message)| message.clone())
        .min();
    MatrixRow {
        id: record.id.clone(),
        name: record.name.clone(),
        url: at.node.map(|node| links.page(&model.node(node).url, None)).unwrap_or_default(),
        other_names: other_names(record),
        owner: owner.map(|(.., team)| renderer.link(links, *team)),
        cells,
        parts: others.collect(),
        note: note.filter(|note: &Html| !note.is_empty()),
        problem,
    }
}

fn team_duties(renderer: &Renderer<'_>, links: &Links, duties: &[&Duty], team: NodeId) -> TeamDuties {
    let model = renderer.model;
    let mut parts = Vec::new();
    for (part, _, word) in PARTS {
        let rows: Vec<LinkView> = duties
            .iter()
            .filter(|duty| duty.parts.iter().any(|(of, _, who)| *of == part && *who == team))
            .filter_map(|duty| model.entities.get(duty.entity).node)
            .map(|node| renderer.link(links, node))
            .collect();
        if !rows.is_empty() {
            parts.push(PartGroup { part, word: renderer.say(word).to_owned(), rows });
        }
    }
    let entity = model.node(team).entity;
    TeamDuties {
        id: entity.map(|entity| model.record(entity).id.clone()).unwrap_or_default(),
        team: renderer.link(links, team),
        parts,
    }
}
