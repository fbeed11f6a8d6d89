/// Lets Jazzer and long runs at the readers of mail.
@NullMarked
package vn.giaoban.web.fuzz;

import org.jspecify.annotations.NullMarked;
