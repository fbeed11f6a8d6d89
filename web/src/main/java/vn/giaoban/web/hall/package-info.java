/// Halls and meeting rooms over HTTP.
@NullMarked
package vn.giaoban.web.hall;

import org.jspecify.annotations.NullMarked;
