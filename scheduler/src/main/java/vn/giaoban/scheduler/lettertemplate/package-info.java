/// The office's own words for the letters that leave by mail. What may stand in them, and how they
/// are put together, is decided where letters are written.
@NullMarked
package vn.giaoban.scheduler.lettertemplate;

import org.jspecify.annotations.NullMarked;
