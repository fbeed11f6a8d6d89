/// `/api/briefings/{id}/journal`: what happened, as JSON, as a stream, in sentences; and whether it
/// is still what was written.
@NullMarked
package vn.giaoban.web.journal;

import org.jspecify.annotations.NullMarked;
