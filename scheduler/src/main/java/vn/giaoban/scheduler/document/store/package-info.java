/// Documents in PostgreSQL (`document`, `document_version`) and their content in files,
/// `blobs/<first two hex digits>/<SHA-256>` under the data directory.
@NullMarked
package vn.giaoban.scheduler.document.store;

import org.jspecify.annotations.NullMarked;
