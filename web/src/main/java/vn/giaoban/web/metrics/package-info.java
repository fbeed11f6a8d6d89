/// What the media plane counts, told to Prometheus. Names and meanings: `docs/operations.md`.
@NullMarked
package vn.giaoban.web.metrics;

import org.jspecify.annotations.NullMarked;
