/// Minutes over HTTP and on paper.
@NullMarked
package vn.giaoban.web.minutes;

import org.jspecify.annotations.NullMarked;
