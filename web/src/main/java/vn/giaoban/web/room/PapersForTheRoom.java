package vn.giaoban.web.room;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.document.DocumentService;
import vn.giaoban.scheduler.record.RecordService;
import vn.giaoban.web.document.DocumentView;

/// The briefing's documents, as its own page lists them.
@Component
final class PapersForTheRoom implements RoomDocuments {
  private final DocumentService documents;
  private final RecordService records;

  PapersForTheRoom(DocumentService documents, RecordService records) {
    this.documents = documents;
    this.records = records;
  }

  @Override
  public Mono<List<?>> of(UUID briefingId) {
    return documents
        .list(briefingId)
        .zipWith(records.newestLinks(briefingId))
        .map(both ->
            both.getT1().stream()
                .map(document -> DocumentView.of(document, both.getT2()))
                .toList());
  }
}
