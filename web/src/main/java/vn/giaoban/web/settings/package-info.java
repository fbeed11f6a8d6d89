/// What a province sets: read once at the start, checked as a whole, then a value.
@NullMarked
package vn.giaoban.web.settings;

import org.jspecify.annotations.NullMarked;
