/// `/api/operations`: what the server does by itself, for whoever looks after it: jobs and what
/// became of them, what is planned, how long things are kept.
@NullMarked
package vn.giaoban.web.operations;

import org.jspecify.annotations.NullMarked;
