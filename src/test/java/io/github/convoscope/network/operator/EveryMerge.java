package io.github.convoscope.network.operator;

import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;

/**
 * A graph in which every rule merges two branches, a map with one cell, and a layer with itself.
 */
public final class EveryMerge {
  private EveryMerge() {}

  /**
   * The network: its layers are called by the rules, {@code repeated-} and {@code twice-} before
   * the rule where a single cell is repeated or a layer is read twice.
   */
  public static NetworkSpec network(Shape input) {
    NetworkBuilder net = new NetworkBuilder("every merge", input);
    net.convolution("stem", 3, Window.same(3), ActivationFunction.TANH);
    int stem = net.last();
    Window whole = new Window(input.rows(), input.columns(), 1, 1, 0, 0, 0, 0, 1, 1);
    net.pooling("cell", PoolingKind.AVERAGE, whole);
    int cell = net.last();
    int trunk = stem;
    for (MergeRule rule : MergeRule.values()) {
      ConvolutionOperator branch = new ConvolutionOperator(3, Window.same(3));
      net.add("branch-" + rule.word(), branch, ActivationFunction.TANH, trunk);
      merge(net, "", rule, trunk, net.last());
      merge(net, "repeated-", rule, cell, net.last());
      merge(net, "twice-", rule, net.last(), net.last());
      net.add("next-" + rule.word(), branch, ActivationFunction.TANH, net.last());
      trunk = net.last();
    }
    int[] three = {stem, cell, trunk};
    net.add("three", new MergeOperator(MergeRule.AVERAGE), ActivationFunction.RELU, three);
    net.add("output", new DenseOperator(4, true), ActivationFunction.IDENTITY, net.last());
    net.add("answer", new SoftmaxOperator(), ActivationFunction.SOFTMAX, net.last());
    return net.build();
  }

  private static void merge(NetworkBuilder net, String prefix, MergeRule rule, int a, int b) {
    net.add(prefix + rule.word(), new MergeOperator(rule), ActivationFunction.IDENTITY, a, b);
  }
}
