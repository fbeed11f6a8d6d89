/// The office's notices, by HTTP.
@NullMarked
package vn.giaoban.web.notice;

import org.jspecify.annotations.NullMarked;
