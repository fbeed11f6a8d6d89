/// Systems of record. A record link ties one version of a document to a system that keeps it; the
/// built-in one is the office's register of documents going out, numbered per calendar year and
/// type as Decree 30/2020/NĐ-CP wants it.
@NullMarked
package vn.giaoban.scheduler.record;

import org.jspecify.annotations.NullMarked;
