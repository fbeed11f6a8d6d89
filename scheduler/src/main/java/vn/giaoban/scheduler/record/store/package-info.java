/// The register in PostgreSQL: `register_series`, `register_entry`, `record_link`; see
/// `V5__document.sql`.
@NullMarked
package vn.giaoban.scheduler.record.store;

import org.jspecify.annotations.NullMarked;
