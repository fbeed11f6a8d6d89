/// The words a person reads, from the message files, in Vietnamese and English.
@NullMarked
package vn.giaoban.web.language;

import org.jspecify.annotations.NullMarked;
