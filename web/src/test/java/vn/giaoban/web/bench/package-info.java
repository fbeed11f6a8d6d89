/// Benchmarks that need a running server and browsers; each main prints one JSON object.
@NullMarked
package vn.giaoban.web.bench;

import org.jspecify.annotations.NullMarked;
