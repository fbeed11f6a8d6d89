/// Kinds of meetings over HTTP.
@NullMarked
package vn.giaoban.web.template;

import org.jspecify.annotations.NullMarked;
