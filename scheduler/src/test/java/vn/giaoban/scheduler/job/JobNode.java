package vn.giaoban.scheduler.job;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;

/// A node of the cluster in a process of its own: begins a task that takes long, and waits to be
/// killed. Arguments: the database, the briefing.
final class JobNode {
  private JobNode() {}

  public static void main(String[] args) throws Exception {
    var source = new HikariDataSource();
    source.setJdbcUrl(args[0]);
    source.setUsername("postgres");
    source.setMaximumPoolSize(4);
    var factory = new SchedulerFactoryBean();
    factory.setDataSource(source);
    JobLogIT.configure(factory, "victim");
    var jobs = new QuartzJobs(factory.getScheduler());
    jobs.carryOut(List.of(JobLogIT.task("slow", () -> work(source))));
    factory.getScheduler().start();
    jobs.plan(UUID.fromString(args[1]), "slow", "", Instant.now()).block();
    Thread.sleep(60_000);
  }

  private static void work(HikariDataSource source) {
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("INSERT INTO effect VALUES ('victim')");
      Thread.sleep(60_000);
    } catch (SQLException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
