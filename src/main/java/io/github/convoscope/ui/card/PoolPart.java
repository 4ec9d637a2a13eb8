package io.github.convoscope.ui.card;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.InputGroups;
import io.github.convoscope.explain.contribution.NeuronInputs;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.operator.PoolingOperator;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.CellGrid;
import io.github.convoscope.ui.neuron.CellPane;
import io.github.convoscope.ui.neuron.Formula;
import io.github.convoscope.ui.neuron.FormulaToken;
import io.github.convoscope.ui.neuron.HeatMapPane;
import io.github.convoscope.ui.neuron.NumberGrid;
import io.github.convoscope.ui.neuron.PrintedFormula;
import io.github.convoscope.ui.neuron.StablePane;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Shows the inputs of a pooling neuron, as a part of its card: as numbers, or as a heat map where
 * the window has many. A ring marks the largest input of max pooling. JavaFX thread.
 */
final class PoolPart implements CardPart {
  private static final double CELL_EMS = 4.2;
  private static final double WIDTH_EMS = 18.4;

  /** Numbers of a formula before the rest is left out. */
  private static final int WRITTEN = 9;

  /** Cells of a window before their numbers get too small to read. */
  private static final int READABLE = 64;

  private final VBox box = new VBox();
  private final CellPane cells;
  private final @Nullable NumberGrid numbers;
  private final @Nullable HeatMapPane colours;
  private final Formula formula;
  private final NeuronInputs inputs;

  PoolPart(NeuronInputs inputs, WidgetStyle style, Links links) {
    this.inputs = inputs;
    InputGroups groups = inputs.groups();
    boolean readable = groups.terms() <= READABLE;
    numbers = readable ? new NumberGrid(style) : null;
    colours = readable ? null : new HeatMapPane(style);
    cells = numbers != null ? numbers : Objects.requireNonNull(colours);
    cells.setAccessibleText(Messages.text("card.window"));
    int longest = Math.max(groups.rows(), groups.columns());
    double side = Math.max(1, Math.floor(Math.min(CELL_EMS, WIDTH_EMS / longest) * style.em()));
    double height = readable ? 0.75 * side : side;
    cells.arrange(new CellGrid(1, groups.rows(), groups.columns(), 1, side, height, 0));
    if (colours != null) {
      colours.setEmpty(groups.padding());
    }
    formula = new Formula(links.hover());
    Label words = new Label(words(inputs));
    words.getStyleClass().add("muted");
    words.setWrapText(true);
    box.getChildren().addAll(words, cells, new StablePane(formula));
    box.getStyleClass().add("pool");
    cells.onHover(cell -> links.hover().accept(cell < 0 ? null : source(cell)));
    cells.onChoose(
        cell -> {
          Neuron source = source(cell);
          if (source != null) {
            links.follow().accept(source);
          }
        });
  }

  private @Nullable Neuron source(int cell) {
    return inputs.source(cell);
  }

  private static String words(NeuronInputs inputs) {
    LayerSpec layer = inputs.spec().layer(inputs.neuron().layer());
    if (layer.pooling() == PoolingKind.MAX) {
      return Messages.text("card.max-pooling");
    }
    PoolingOperator operator = (PoolingOperator) layer.operator();
    boolean padded = operator.countPadding() && !inputs.groups().padding().isEmpty();
    return Messages.text(padded ? "card.mean-pooling-padded" : "card.mean-pooling");
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(CardSnapshot snapshot) {
    Arithmetic now = snapshot.now();
    if (numbers != null) {
      numbers.show(
          now.inputs(),
          0,
          snapshot.colours().inputs(),
          cell ->
              new String[] {
                now.groups().source(cell) == InputGroups.PADDING
                    ? ""
                    : ArithmeticNumbers.plain(now.input(cell))
              });
    } else if (colours != null) {
      colours.paint(now.inputs(), 0, snapshot.colours().inputs());
    }
    cells.ring(now.winner());
    formula.show(tokens(snapshot));
  }

  private static List<FormulaToken> tokens(CardSnapshot snapshot) {
    Arithmetic now = snapshot.now();
    if (snapshot.pair() != null) {
      return List.of(FormulaToken.plain("B \u2212 A = "), FormulaToken.signed(now.sum(), null));
    }
    return now.layer().pooling() == PoolingKind.MAX ? maximum(now) : average(now);
  }

  private static List<FormulaToken> maximum(Arithmetic now) {
    List<FormulaToken> tokens = new ArrayList<>();
    tokens.add(FormulaToken.plain("max("));
    List<Integer> inside = inside(now);
    list(
        tokens,
        now,
        inside,
        term -> ArithmeticNumbers.plain(now.input(term)),
        ArithmeticNumbers.between());
    if (inside.size() > WRITTEN) {
      tokens.add(FormulaToken.muted(", …"));
    }
    tokens.add(FormulaToken.plain(") = "));
    tokens.add(FormulaToken.result(ArithmeticNumbers.plain(now.sum())));
    return tokens;
  }

  /** The mean; of many numbers their sum is written, as no one would add them up again. */
  private static List<FormulaToken> average(Arithmetic now) {
    List<FormulaToken> tokens = new ArrayList<>();
    long divisor = Math.round(1.0 / now.groups().weight(0));
    List<Integer> inside = inside(now);
    PrintedFormula written;
    if (inside.size() > WRITTEN) {
      double total = 0;
      for (int term : inside) {
        total += now.input(term);
      }
      written = mean(new double[] {total}, divisor, now.sum());
      tokens.add(
          FormulaToken.plain(
              Messages.text("card.mean-of-many", inside.size(), written.inputs().get(0))));
    } else {
      double[] numbers = inside.stream().mapToDouble(now::input).toArray();
      written = mean(numbers, divisor, now.sum());
      tokens.add(FormulaToken.plain("("));
      list(tokens, now, inside, term -> written.inputs().get(inside.indexOf(term)), " + ");
      tokens.add(FormulaToken.plain(")"));
    }
    tokens.add(FormulaToken.plain(" / " + divisor + " = "));
    tokens.add(FormulaToken.result(written.result()));
    return tokens;
  }

  private static PrintedFormula mean(double[] numbers, long divisor, double mean) {
    return PrintedFormula.of(numbers, printed -> DoubleStream.of(printed).sum() / divisor, mean);
  }

  /** The terms that lie on the map. */
  private static List<Integer> inside(Arithmetic now) {
    return IntStream.range(0, now.groups().terms())
        .filter(term -> now.groups().source(term) != InputGroups.PADDING)
        .boxed()
        .toList();
  }

  private static void list(
      List<FormulaToken> tokens,
      Arithmetic now,
      List<Integer> inside,
      IntFunction<String> number,
      String between) {
    for (int i = 0; i < Math.min(WRITTEN, inside.size()); i++) {
      int term = inside.get(i);
      if (i > 0) {
        tokens.add(FormulaToken.plain(between));
      }
      FormulaToken.Style style =
          term == now.winner() ? FormulaToken.Style.RESULT : FormulaToken.Style.PLAIN;
      tokens.add(new FormulaToken(number.apply(term), style, now.source(term)));
    }
  }

  @Override
  public void highlight(@Nullable Neuron neuron) {
    cells.highlight(neuron == null ? CellGrid.NONE : inputs.termOf(neuron));
    formula.highlight(neuron);
  }
}
