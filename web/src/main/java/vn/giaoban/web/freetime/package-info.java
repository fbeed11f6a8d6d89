/// The finder of common free time over HTTP.
@NullMarked
package vn.giaoban.web.freetime;

import org.jspecify.annotations.NullMarked;
