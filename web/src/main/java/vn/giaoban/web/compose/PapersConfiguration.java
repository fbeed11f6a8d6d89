package vn.giaoban.web.compose;

import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import vn.giaoban.scheduler.document.BlobStore;
import vn.giaoban.scheduler.document.DocumentService;
import vn.giaoban.scheduler.document.Documents;
import vn.giaoban.scheduler.document.inspect.FileInspector;
import vn.giaoban.scheduler.document.reading.ReadingCopies;
import vn.giaoban.scheduler.document.store.BlobsInFiles;
import vn.giaoban.scheduler.document.store.DocumentsOverR2dbc;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.outbox.AttachedFiles;
import vn.giaoban.scheduler.record.BuiltInRegister;
import vn.giaoban.scheduler.record.IssuingOffice;
import vn.giaoban.scheduler.record.RecordLinks;
import vn.giaoban.scheduler.record.RecordService;
import vn.giaoban.scheduler.record.RecordSystem;
import vn.giaoban.scheduler.record.RegisterNumbers;
import vn.giaoban.scheduler.record.store.OfficeOfProvince;
import vn.giaoban.scheduler.record.store.RecordLinksOverR2dbc;
import vn.giaoban.scheduler.record.store.RegisterOverR2dbc;
import vn.giaoban.web.document.DocumentLimits;
import vn.giaoban.web.settings.Settings;

/// Documents and the register, put together.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DocumentLimits.class)
class PapersConfiguration {
  @Bean
  BlobStore blobStore(Settings settings) {
    return BlobsInFiles.open(settings.data().resolve("blobs"));
  }

  @Bean
  ReadingCopies readingCopies(Settings settings, BlobStore blobs) {
    return ReadingCopies.open(settings.data().resolve("reading"), blobs);
  }

  /// What is attached to mail is found where documents are kept.
  @Bean
  AttachedFiles attachedFiles(BlobStore blobs) {
    return blobs::find;
  }

  @Bean
  Documents documents(DatabaseClient database) {
    return new DocumentsOverR2dbc(database);
  }

  @Bean
  DocumentService documentService(
      Documents documents,
      BlobStore blobs,
      Journal journal,
      TransactionalOperator transaction,
      InstantSource clock) {
    return new DocumentService(documents, blobs, new FileInspector(), journal, transaction, clock);
  }

  @Bean
  IssuingOffice.Source issuingOffice(DatabaseClient database, InstantSource clock) {
    return new OfficeOfProvince(database, clock);
  }

  @Bean
  RegisterNumbers registerNumbers(
      DatabaseClient database, IssuingOffice.Source office, InstantSource clock) {
    return new RegisterOverR2dbc(database, office, clock);
  }

  @Bean
  RecordSystem builtInRegister(RegisterNumbers numbers) {
    return new BuiltInRegister(numbers);
  }

  @Bean
  RecordLinks recordLinks(DatabaseClient database) {
    return new RecordLinksOverR2dbc(database);
  }

  @Bean
  RecordService recordService(
      Documents documents,
      RecordLinks links,
      List<RecordSystem> systems,
      Journal journal,
      TransactionalOperator transaction,
      InstantSource clock) {
    return new RecordService(documents, links, systems, journal, transaction, clock);
  }
}
