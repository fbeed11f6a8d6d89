package vn.giaoban.conference.bandwidth;

/// Prints what [LineTest] asserts as a table, for the documents.
public final class LineTable {
  private static final long DEMAND = 3_000_000;

  private LineTable() {}

  public static void main(String[] arguments) {
    System.out.println("| line | used | mean queue ms | lost | padding |");
    print("256 kbit/s", new SimulatedLink(256_000, 20));
    print("1 Mbit/s, 200 ms", new SimulatedLink(1_000_000, 100));
    print("1 Mbit/s, 200 ms, 2 s of queue", new SimulatedLink(1_000_000, 100).queue(2_000));
    print("1 Mbit/s, 30 ms jitter", new SimulatedLink(1_000_000, 50).jitter(30));
    print("1.5 Mbit/s, 5 % loss", new SimulatedLink(1_500_000, 30).loss(0.05));
    print("1.5 Mbit/s, 20 % loss", new SimulatedLink(1_500_000, 30).loss(0.2));
    step();
    fairness();
  }

  private static void print(String name, SimulatedLink link) {
    var line = new Simulation(link);
    var flow = line.join(300_000, DEMAND, SimulatedFlow.elastic());
    line.run(120);
    System.out.printf(
        "| %s | %.0f %% | %.0f | %.1f %% | %.1f %% |%n",
        name,
        100 * line.arrivedBps(0, 5, 120) / link.bps(),
        line.meanQueueMillis(5, 120),
        100.0 * (flow.sentPackets - flow.arrivedPackets) / flow.sentPackets,
        100.0 * flow.paddingBytes / flow.sentBytes);
  }

  private static void step() {
    var line = new Simulation(new SimulatedLink(2_000_000, 30).queue(2_000));
    line.join(300_000, DEMAND, SimulatedFlow.elastic());
    line.run(15);
    line.link.rate(500_000);
    line.run(15);
    line.link.rate(2_000_000);
    line.run(30);
    double below =
        line.between(15, 30).stream()
            .filter(s -> s.bps()[0] < 500_000)
            .findFirst()
            .orElseThrow()
            .second();
    double drained =
        line.between(15.5, 30).stream()
            .filter(s -> s.queueMillis() < 50)
            .findFirst()
            .orElseThrow()
            .second();
    double back =
        line.between(30, 60).stream()
            .filter(s -> s.bps()[0] > 1_600_000)
            .findFirst()
            .orElseThrow()
            .second();
    System.out.printf(
        "2 -> 0.5 -> 2 Mbit/s: below after %.1f s, drained after %.1f s, back after %.1f s,"
            + " used then %.0f %%%n",
        below - 15, drained - 15, back - 30, line.arrivedBps(0, 40, 60) / 20_000);
  }

  private static void fairness() {
    double worst = 1;
    double sum = 0;
    int runs = 0;
    for (double later = 2; later < 12; later += 1.7) {
      for (int delay = 10; delay <= 80; delay += 35) {
        var line = new Simulation(new SimulatedLink(2_000_000, delay));
        line.join(300_000, DEMAND, SimulatedFlow.elastic());
        line.run(later);
        line.join(300_000, DEMAND, SimulatedFlow.elastic());
        line.samples.clear();
        line.run(60);
        double a = line.arrivedBps(0, later + 20, later + 60);
        double b = line.arrivedBps(1, later + 20, later + 60);
        double jain = (a + b) * (a + b) / (2 * (a * a + b * b));
        worst = Math.min(worst, jain);
        sum += jain;
        runs++;
      }
    }
    System.out.printf(
        "two on 2 Mbit/s, %d runs: Jain mean %.2f, worst %.2f%n", runs, sum / runs, worst);
  }
}
