package vn.giaoban.scheduler.document;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file that was received, with what its sender said about it.
///
/// @param fileName as sent; not trusted
/// @param declaredType media type as sent; empty when none
/// @param title empty: the file's name stands for it
/// @param mark secrecy mark chosen in the form; empty when none
/// @param agendaItem the item it is for; null: the whole briefing
/// @param document the document it is a new version of; null: found by agenda item and file name
public record Upload(
    BlobStore.Staged content,
    String fileName,
    String declaredType,
    String title,
    String mark,
    @Nullable UUID agendaItem,
    @Nullable UUID document) {}
