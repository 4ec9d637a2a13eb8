package io.github.convoscope.ui.breaking;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.edit.KernelSlice;
import io.github.convoscope.network.edit.UnitSwap;
import io.github.convoscope.network.edit.WeightEdits;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.PanelParts;
import io.github.convoscope.ui.Workspace;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The buttons that break a kernel, a unit, a layer or all weights. JavaFX thread. */
final class BreakingTools {
  private static final double NOISE = 0.3;

  private final Workspace workspace;
  private final BrokenNetwork broken;
  private final KernelEditor editor;
  private final Button turn = PanelParts.button("breaking.turn", this::turn);
  private final Spinner<Integer> other = new Spinner<>();
  private final CheckBox readers = new CheckBox(Messages.text("breaking.readers"));
  private final Slider bits =
      new Slider(WeightEdits.FEWEST_BITS, WeightEdits.MOST_BITS, WeightEdits.MOST_BITS);
  private final Label bitsText = new Label();
  private final VBox unit;
  private final VBox all;
  private long noises;
  private String quantised = "";

  BreakingTools(Workspace workspace, BrokenNetwork broken, KernelEditor editor) {
    this.workspace = workspace;
    this.broken = broken;
    this.editor = editor;
    FlowPane kernel =
        Ems.flow(
            0.46,
            0.31,
            PanelParts.button("breaking.flip", this::flip),
            turn,
            PanelParts.button("breaking.noise", this::noise),
            PanelParts.button("breaking.biases", this::biases));
    other.setId("breaking-other");
    other.setEditable(true);
    other.setStyle("-fx-pref-width: 5.5em;");
    other.getEditor().setAccessibleText(Messages.text("breaking.swap-with"));
    readers.setId("breaking-readers");
    readers.setWrapText(true);
    FlowPane swap = Ems.flow(0.46, 0.31, PanelParts.button("breaking.swap", this::swap), other);
    unit = Ems.column(0.46, kernel, swap, readers);
    bits.setId("breaking-bits");
    bits.setMajorTickUnit(1);
    bits.setMinorTickCount(0);
    bits.setSnapToTicks(true);
    bits.setBlockIncrement(1);
    bits.setAccessibleText(Messages.text("breaking.quantise"));
    bits.valueProperty().subscribe(now -> bitsText.setText(bitsWords()));
    bits.valueProperty().addListener(changed -> quantise());
    bits.valueChangingProperty().addListener(changed -> quantise());
    VBox line = new VBox(bitsText, bits);
    line.setAlignment(Pos.CENTER_LEFT);
    all = line;
  }

  /** What acts on the pinned unit. */
  Node unit() {
    return unit;
  }

  /** What acts on all weights. */
  Node all() {
    return all;
  }

  /** Fits the buttons to the kernel that is shown. */
  void follow() {
    KernelSlice slice = editor.slice();
    Model model = broken.now();
    boolean shown = slice != null && model != null;
    unit.setVisible(shown);
    unit.setManaged(shown);
    if (slice == null || model == null) {
      return;
    }
    turn.setDisable(!slice.isSquare());
    int units = model.spec().layer(slice.layer()).shape().channels();
    Integer chosen = other.getValue();
    int next =
        chosen == null || chosen >= units || chosen == slice.unit()
            ? (slice.unit() + 1) % units
            : chosen;
    other.setValueFactory(new IntegerSpinnerValueFactory(0, units - 1, next));
  }

  /** Puts the slider back to full precision, as of a network that was just opened. */
  void reset() {
    quantised = "";
    bits.setValue(WeightEdits.MOST_BITS);
  }

  private void flip() {
    edit("breaking.did-flip", WeightEdits::flipped);
  }

  private void turn() {
    edit("breaking.did-turn", WeightEdits::turned);
  }

  private void noise() {
    long seed = ++noises;
    edit("breaking.did-noise", (weights, slice) -> WeightEdits.noisy(weights, slice, NOISE, seed));
  }

  private void biases() {
    KernelSlice slice = editor.slice();
    NetworkSpec spec = spec();
    if (slice != null && spec != null) {
      broken.change(
          Messages.text("breaking.did-biases", spec.layer(slice.layer()).name()),
          weights -> WeightEdits.withoutBiases(weights, slice.layer()));
    }
  }

  private void swap() {
    KernelSlice slice = editor.slice();
    NetworkSpec spec = spec();
    Integer with = other.getValue();
    if (slice == null || spec == null || with == null) {
      return;
    }
    UnitSwap swap = new UnitSwap(spec, slice.layer(), slice.unit(), with);
    String one = NeuronNames.unit(spec, slice.layer(), slice.unit());
    if (!readers.isSelected()) {
      broken.change(Messages.text("breaking.did-swap", one, String.valueOf(with)), swap::alone);
      return;
    }
    Model model = broken.now();
    Optional<Weights> both = model == null ? Optional.empty() : swap.withReaders(model.weights());
    if (both.isEmpty()) {
      workspace.notices().problem(Problem.input(Message.of("breaking.no-readers", one)));
    } else {
      broken.change(
          Messages.text("breaking.did-swap-both", one, String.valueOf(with)),
          weights -> both.get());
    }
  }

  private int chosenBits() {
    return (int) Math.round(bits.getValue());
  }

  private String bitsWords() {
    return Messages.text("breaking.bits", String.valueOf(chosenBits()));
  }

  private void quantise() {
    NetworkSpec spec = spec();
    String words = Messages.text("breaking.did-quantise", String.valueOf(chosenBits()));
    boolean goesOn = !quantised.isEmpty() && quantised.equals(broken.newest());
    boolean same = words.equals(quantised) && goesOn;
    boolean nothing = !goesOn && chosenBits() == WeightEdits.MOST_BITS;
    if (spec == null || bits.isValueChanging() || same || nothing) {
      return;
    }
    UnaryOperator<Weights> round = weights -> WeightEdits.quantised(spec, weights, chosenBits());
    if (goesOn) {
      broken.changeAgain(words, round);
    } else {
      broken.change(words, round);
    }
    quantised = words;
  }

  private @Nullable NetworkSpec spec() {
    Model model = broken.now();
    return model == null ? null : model.spec();
  }

  /** Changes the weights of a kernel. */
  private interface Edit {
    Weights of(Weights weights, KernelSlice slice);
  }

  private void edit(String key, Edit edit) {
    KernelSlice slice = editor.slice();
    NetworkSpec spec = spec();
    if (slice != null && spec != null) {
      broken.change(
          Messages.text(key, NeuronNames.unit(spec, slice.layer(), slice.unit())),
          weights -> edit.of(weights, slice));
    }
  }
}
