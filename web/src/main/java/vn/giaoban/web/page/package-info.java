/// The browser's pages: what the UI's build put under `static`, and which page an address gets.
@NullMarked
package vn.giaoban.web.page;

import org.jspecify.annotations.NullMarked;
