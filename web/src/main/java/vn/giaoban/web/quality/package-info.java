/// How meetings went for each site's line and machine: pages report every half minute, the desk
/// reads a sheet for the line's carrier and the buyer of computers.
///
/// Table `site_quality`: one row a site and briefing, sums of seconds. Measurements, not acts: they
/// are not journaled.
@NullMarked
package vn.giaoban.web.quality;

import org.jspecify.annotations.NullMarked;
