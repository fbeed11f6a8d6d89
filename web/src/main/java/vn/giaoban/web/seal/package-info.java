/// The office's signature on what it issues.
@NullMarked
package vn.giaoban.web.seal;

import org.jspecify.annotations.NullMarked;
