/// From the command line to `Giaoban is ready`, and back down again.
@NullMarked
package vn.giaoban.web.start;

import org.jspecify.annotations.NullMarked;
