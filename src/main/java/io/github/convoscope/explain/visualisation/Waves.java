package io.github.convoscope.explain.visualisation;

/**
 * Describes a plane of an image by weights of waves: a linear map from parameters to pixels. The
 * waves are scaled so that steps of gradient ascent change coarse structure more than fine one.
 */
interface Waves {
  /** Number of parameters of a plane; the first one belongs to the constant wave. */
  int count();

  /** Computes the plane of parameters. */
  void plane(double[] parameters, int from, double[] plane, int to);

  /** The transpose of {@link #plane}: turns a gradient by pixels into one by parameters. */
  void adjoint(double[] plane, int from, double[] parameters, int to);

  /** Finds parameters whose plane is the given one. */
  void fit(double[] plane, int from, double[] parameters, int to);

  /** How much the pixels rise with the first parameter. */
  double constant();
}
