/// Every error answer, as RFC 9457, in the reader's language.
@NullMarked
package vn.giaoban.web.problem;

import org.jspecify.annotations.NullMarked;
