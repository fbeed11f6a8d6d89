/// Looks into uploaded files: what they really are and what their first page says. Blocks; reads
/// bounded amounts and never unpacks an archive.
@NullMarked
package vn.giaoban.scheduler.document.inspect;

import org.jspecify.annotations.NullMarked;
