package io.github.convoscope.ui.patch;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.neuron.NeuronColours;
import io.github.convoscope.ui.neuron.TermRow;
import io.github.convoscope.ui.neuron.TermTable;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The strongest contributions to a dense unit or a class. JavaFX thread. */
final class TermsBody implements PatchBody {
  /** How many are listed; the panel's sum has the others as one number. */
  static final int LISTED = 4;

  private static final double WIDTH_EMS = 22;

  private final TermTable table;
  private final VBox box;

  TermsBody(WidgetStyle style, PatchLinks links) {
    table = new TermTable(style, links.hover(), links.follow());
    table.setFocusTraversable(false);
    table.setPrefWidth(WIDTH_EMS * style.em());
    Label words = new Label(Messages.text("patch.terms"));
    words.getStyleClass().add("muted");
    box = new VBox(words, table);
    box.getStyleClass().add("patch-body");
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(Arithmetic now, NeuronColours colours, boolean difference) {
    int[] order = now.termsBySize();
    List<TermRow> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(LISTED, order.length); i++) {
      rows.add(TermRow.of(now, order[i]));
    }
    table.show(rows, Math.abs(now.contribution(order[0])));
  }
}
