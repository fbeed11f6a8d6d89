package vn.giaoban.scheduler.calendar;

/// When the moon is new and where the sun stands.
///
/// Jean Meeus, *Astronomical Algorithms*, second edition, chapters 25 and 49; the difference
/// between dynamical and universal time by Espenak and Meeus, *Five Millennium Canon of Solar
/// Eclipses*. The shorter formulas of Hồ Ngọc Đức's published program err by up to a few minutes,
/// which moves ten months of 1968–2199 by a day; these agree with the tables he published.
final class Astronomy {
  private static final double MONTHS_PER_CENTURY = 1236.85;
  private static final double DAYS_PER_YEAR = 365.25;
  private static final double MONTHS_PER_YEAR = 12.3685;
  private static final double J2000 = 2451545;
  private static final double SECONDS_OF_DAY = 86_400;

  /// Factor of sin(D), where D are the multiples of the moon's anomaly, the sun's anomaly and the
  /// argument of latitude, and by which power of the eccentricity it is to be multiplied.
  private static final double[][] TERMS = {
    {-0.40720, 1, 0, 0, 0},
    {0.17241, 0, 1, 0, 1},
    {0.01608, 2, 0, 0, 0},
    {0.01039, 0, 0, 2, 0},
    {0.00739, 1, -1, 0, 1},
    {-0.00514, 1, 1, 0, 1},
    {0.00208, 0, 2, 0, 2},
    {-0.00111, 1, 0, -2, 0},
    {-0.00057, 1, 0, 2, 0},
    {0.00056, 2, 1, 0, 1},
    {-0.00042, 3, 0, 0, 0},
    {0.00042, 0, 1, 2, 1},
    {0.00038, 0, 1, -2, 1},
    {-0.00024, 2, -1, 0, 1},
    {-0.00007, 1, 2, 0, 0},
    {0.00004, 2, 0, -2, 0},
    {0.00004, 0, 3, 0, 0},
    {0.00003, 1, 1, -2, 0},
    {0.00003, 2, 0, 2, 0},
    {-0.00003, 1, 1, 2, 0},
    {0.00003, 1, -1, 2, 0},
    {-0.00002, 1, -1, -2, 0},
    {-0.00002, 3, 1, 0, 0},
    {0.00002, 4, 0, 0, 0},
  };

  /// What the planets add: degrees at k = 0, degrees a month, millionths of a day.
  private static final double[][] PLANETS = {
    {299.77, 0.107408, 325},
    {251.88, 0.016321, 165},
    {251.83, 26.651886, 164},
    {349.42, 36.412478, 126},
    {84.66, 18.206239, 110},
    {141.74, 53.303771, 62},
    {207.14, 2.453732, 60},
    {154.84, 7.306860, 56},
    {34.52, 27.261239, 47},
    {207.19, 0.121824, 42},
    {291.34, 1.844379, 40},
    {161.72, 24.198154, 37},
    {239.56, 25.513099, 35},
    {331.55, 3.592518, 23},
  };

  private Astronomy() {}

  /// The moment of a new moon.
  ///
  /// @param k number of the new moon, 0 is that of 6 January 2000
  /// @return Julian day, universal time
  static double newMoon(int k) {
    double t = k / MONTHS_PER_CENTURY;
    double mean =
        2451550.09766
            + 29.530588861 * k
            + t * t * (0.00015437 + t * (-0.000000150 + t * 0.00000000073));
    double sun = 2.5534 + 29.10535670 * k + t * t * (-0.0000014 - t * 0.00000011);
    double moon =
        201.5643 + 385.81693528 * k + t * t * (0.0107582 + t * (0.00001238 - t * 0.000000058));
    double latitude =
        160.7108 + 390.67050284 * k + t * t * (-0.0016118 + t * (-0.00000227 + t * 0.000000011));
    double node = 124.7746 - 1.56375588 * k + t * t * (0.0020672 + t * 0.00000215);
    double eccentricity = 1 - t * (0.002516 + t * 0.0000074);
    double days = -0.00017 * sin(node);
    for (double[] term : TERMS) {
      days +=
          term[0]
              * Math.pow(eccentricity, term[4])
              * sin(term[1] * moon + term[2] * sun + term[3] * latitude);
    }
    for (double[] planet : PLANETS) {
      days += planet[2] * 1e-6 * sin(planet[0] + planet[1] * k);
    }
    return mean + days - deltaT(2000 + k / MONTHS_PER_YEAR) / SECONDS_OF_DAY;
  }

  /// The sun's apparent longitude at a moment.
  ///
  /// @param day Julian day, universal time
  /// @return degrees, 0 inclusive to 360 exclusive; 0 at the March equinox
  static double sunLongitude(double day) {
    double dynamical = day + deltaT(2000 + (day - J2000) / DAYS_PER_YEAR) / SECONDS_OF_DAY;
    double t = (dynamical - J2000) / 36525;
    double anomaly = 357.52910 + t * (35999.05030 - t * (0.0001559 + t * 0.00000048));
    double mean = 280.46645 + t * (36000.76983 + t * 0.0003032);
    double centre =
        (1.914600 - t * (0.004817 + t * 0.000014)) * sin(anomaly)
            + (0.019993 - t * 0.000101) * sin(2 * anomaly)
            + 0.000290 * sin(3 * anomaly);
    double seen = mean + centre - 0.00569 - 0.00478 * sin(125.04 - 1934.136 * t);
    return seen - 360 * Math.floor(seen / 360);
  }

  /// Dynamical minus universal time, in seconds.
  private static double deltaT(double year) {
    double t = year - 2000;
    if (year < 1920) {
      return polynomial(year - 1900, -2.79, 1.494119, -0.0598939, 0.0061966, -0.000197);
    }
    if (year < 1941) {
      return polynomial(year - 1920, 21.20, 0.84493, -0.076100, 0.0020936);
    }
    if (year < 1961) {
      return polynomial(year - 1950, 29.07, 0.407, -1 / 233.0, 1 / 2547.0);
    }
    if (year < 1986) {
      return polynomial(year - 1975, 45.45, 1.067, -1 / 260.0, -1 / 718.0);
    }
    if (year < 2005) {
      return polynomial(t, 63.86, 0.3345, -0.060374, 0.0017275, 0.000651814, 0.00002373599);
    }
    if (year < 2050) {
      return polynomial(t, 62.92, 0.32217, 0.005589);
    }
    double centuries = (year - 1820) / 100;
    double slow = -20 + 32 * centuries * centuries;
    return year < 2150 ? slow - 0.5628 * (2150 - year) : slow;
  }

  private static double polynomial(double t, double... factors) {
    double sum = 0;
    for (int i = factors.length - 1; i >= 0; i--) {
      sum = sum * t + factors[i];
    }
    return sum;
  }

  private static double sin(double degrees) {
    return Math.sin(Math.toRadians(degrees));
  }
}
