/// The application: HTTP, the browser UI, and the seams between the three leaves.
@NullMarked
package vn.giaoban.web;

import org.jspecify.annotations.NullMarked;
