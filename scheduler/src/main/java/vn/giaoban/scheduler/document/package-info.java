/// The papers of a briefing. A document belongs to a briefing and perhaps to one item of its
/// agenda; its versions are immutable and addressed by the SHA-256 of their content. Nothing secret
/// and nothing disguised is taken in: see [FileCheck] and [SecrecyStamp].
@NullMarked
package vn.giaoban.scheduler.document;

import org.jspecify.annotations.NullMarked;
