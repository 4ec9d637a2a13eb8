package io.github.convoscope.training;

/**
 * The network at one moment of a training that someone watches, and how good it is there.
 *
 * @param state to go back to
 * @param loss of the last steps, a running mean; before the first step that of the validation
 *     examples
 * @param training share of right answers to some of the examples that it learns from, 0 to 1
 * @param validation share of right answers to examples that it never learns from, 0 to 1
 * @param validationLoss mean loss of these
 * @param confusion number of validation examples, [class × classes + answer]; not to be changed
 */
public record WatchedMoment(
    LiveTraining.Moment state,
    double loss,
    double training,
    double validation,
    double validationLoss,
    int[] confusion) {
  /** Steps done. */
  public long steps() {
    return state.steps();
  }

  /** The network's parameters, in the trainer's order; not to be changed. */
  public float[] parameters() {
    return state.average();
  }
}
