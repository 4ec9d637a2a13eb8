package io.github.convoscope.ui.neuron;

import io.github.convoscope.explain.contribution.Arithmetic;

/**
 * Writes the product of one cell of a kernel for the cells of a grid, briefly and right as printed.
 *
 * @param input the number that the cell reads
 * @param weight what it is multiplied by
 * @param product the product
 * @param narrow whether the grid has so many columns that no letter may be wasted
 */
public record CellProduct(String input, String weight, String product, boolean narrow) {
  /** Grids with so many columns have no room for the 0 before a point. */
  private static final int NARROW = 5;

  /**
   * Writes the product of a term.
   *
   * @param colours the scales of the grid, whose ends say how small its numbers are
   */
  public static CellProduct of(Arithmetic now, int term, NeuronColours colours) {
    double weight = now.groups().weight(term);
    double value = now.contribution(term);
    float weights = colours.weights().high();
    float products = colours.contributions().high();
    int[] usual = {
      ArithmeticNumbers.briefDecimals(now.input(term), Double.MAX_VALUE),
      ArithmeticNumbers.briefDecimals(weight, weights)
    };
    PrintedFormula written =
        PrintedFormula.of(
            new double[] {now.input(term), weight},
            usual,
            PrintedFormula::multiplied,
            value,
            ArithmeticNumbers.briefDecimals(value, products));
    boolean narrow = now.groups().columns() >= NARROW;
    return new CellProduct(
        narrow ? shorter(written.inputs().get(0)) : written.inputs().get(0),
        narrow || usual[1] == 3 ? shorter(written.inputs().get(1)) : written.inputs().get(1),
        narrow || written.decimals() == 3 ? shorter(written.result()) : written.result(),
        narrow);
  }

  private static String shorter(String number) {
    return ArithmeticNumbers.withoutZero(number);
  }
}
