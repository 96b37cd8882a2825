//! A duty that several teams own.

use crate::{diag::ids, rules::prelude::*};

pub(in crate::rules) const RULE: Rule = Rule {
    id: ids::MATRIX_SEVERAL_OWNERS,
    severity: Severity::Error,
    title: "A duty that several teams own",
    explain:
        "What two teams own, each leaves to the other. One team answers for a duty; those that help with it stand \
              under `supports`, those that are asked first under `consulted`.

Wrong:

    owner: [it-helpdesk, it-operations]

Right:

    owner: it-helpdesk
    supports: [it-operations]",
    check: Check::WhereRead,
};
