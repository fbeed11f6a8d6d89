/// Whether the sites of a meeting are ready: what each says and measures before it, and the wall on
/// which the secretary sees them all.
///
/// Table `site_readiness`: one row a site and briefing. Saying ready, and taking it back, are
/// journaled; checks, which change by the minute and hold nothing anybody decided, are not.
@NullMarked
package vn.giaoban.web.readiness;

import org.jspecify.annotations.NullMarked;
