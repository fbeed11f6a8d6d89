/// Getting a briefing ready: warnings, the checklist, papers asked of units, who wants to speak.
@NullMarked
package vn.giaoban.web.preparation;

import org.jspecify.annotations.NullMarked;
