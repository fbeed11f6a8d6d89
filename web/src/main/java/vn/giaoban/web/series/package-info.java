/// Series of briefings over HTTP.
@NullMarked
package vn.giaoban.web.series;

import org.jspecify.annotations.NullMarked;
