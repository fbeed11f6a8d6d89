package vn.giaoban.web.compose;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import vn.giaoban.scheduler.document.BlobStore;
import vn.giaoban.scheduler.search.DocumentTexts;
import vn.giaoban.scheduler.search.Search;

/// Search, put together.
@Configuration(proxyBeanMethods = false)
class SearchConfiguration {
  @Bean
  Search search(DatabaseClient database, InstantSource clock) {
    return new Search(database, clock);
  }

  @Bean
  DocumentTexts documentTexts(
      DatabaseClient database,
      TransactionalOperator transactions,
      BlobStore blobs,
      InstantSource clock) {
    return new DocumentTexts(database, transactions, blobs, clock);
  }
}
