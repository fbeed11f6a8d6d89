package vn.giaoban.web.minutes;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import vn.giaoban.scheduler.document.BlobStore;
import vn.giaoban.scheduler.document.Documents;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.minutes.AfterApproval;
import vn.giaoban.scheduler.minutes.MinutesApprovals;
import vn.giaoban.scheduler.minutes.MinutesDistribution;
import vn.giaoban.scheduler.minutes.MinutesDrafts;
import vn.giaoban.scheduler.minutes.MinutesFacts;
import vn.giaoban.scheduler.minutes.MinutesPrints;
import vn.giaoban.scheduler.minutes.MinutesStore;
import vn.giaoban.scheduler.minutes.MinutesWatch;
import vn.giaoban.scheduler.minutes.store.FactsOverR2dbc;
import vn.giaoban.scheduler.minutes.store.MinutesOverR2dbc;
import vn.giaoban.scheduler.organisation.People;
import vn.giaoban.scheduler.outbox.Outbox;
import vn.giaoban.scheduler.record.IssuingOffice;
import vn.giaoban.scheduler.record.RecordService;
import vn.giaoban.scheduler.record.RegisterNumbers;
import vn.giaoban.web.invitation.TemplateLetters;
import vn.giaoban.web.seal.OfficeSeal;

/// Minutes, put together.
@Configuration(proxyBeanMethods = false)
class MinutesConfiguration {
  @Bean
  MinutesStore minutesStore(DatabaseClient database) {
    return new MinutesOverR2dbc(database);
  }

  @Bean
  MinutesFacts.Source minutesFacts(DatabaseClient database, People people) {
    return new FactsOverR2dbc(database, people);
  }

  @Bean
  MinutesPrints minutesPrints(IssuingOffice.Source office, BlobStore blobs, OfficeSeal seal) {
    return new MinutesPrints(new SealedMinutes(new MinutesPaper(), seal), office, blobs);
  }

  @Bean
  MinutesDrafts minutesDrafts(
      MinutesStore store,
      MinutesFacts.Source facts,
      Journal journal,
      TransactionalOperator transaction,
      InstantSource clock) {
    return new MinutesDrafts(store, facts, journal, transaction, clock);
  }

  @Bean
  MinutesApprovals minutesApprovals(
      MinutesDrafts drafts,
      MinutesStore store,
      MinutesPrints prints,
      Documents documents,
      BlobStore blobs,
      RegisterNumbers register,
      RecordService records,
      Journal journal,
      TransactionalOperator transaction,
      InstantSource clock,
      AfterApproval after) {
    return new MinutesApprovals(
        drafts,
        store,
        prints,
        documents,
        blobs,
        register,
        records,
        journal,
        transaction,
        clock,
        after);
  }

  @Bean
  MinutesDistribution minutesDistribution(
      MinutesDrafts drafts,
      MinutesStore store,
      MinutesFacts.Source facts,
      Documents documents,
      Outbox outbox,
      Journal journal,
      TemplateLetters letters,
      TransactionalOperator transaction,
      InstantSource clock) {
    return new MinutesDistribution(
        drafts,
        store,
        facts,
        new MinutesMail(letters),
        documents,
        outbox,
        journal,
        transaction,
        clock);
  }

  @Bean(destroyMethod = "close")
  MinutesWatch minutesWatch(MinutesDrafts drafts, Journal journal) {
    return new MinutesWatch(drafts, journal);
  }
}
