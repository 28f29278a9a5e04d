"""The options that only ``gaitool rollup`` has, with the words of its help."""

from pathlib import Path
from typing import Annotated

import typer

from gaitool.cli.options import file_option, flag, output_option

ReportPlaces = Annotated[
    list[Path],
    typer.Argument(metavar="文件夹…", help="各单位填好的工作簿所在的文件夹，或一个个文件。"),
]
RollupFile = Annotated[
    Path | None,
    output_option("汇总写到哪个文件：.xlsx 工作簿或 .html 网页，每个单位、每个问题都在里面。"),
]
Roster = Annotated[
    Path | None,
    typer.Option(
        metavar="名单",
        help="应报单位名单（.xlsx、.csv 或每行一个名称的 .txt）；列名：机关名称、简称、旧名。",
    ),
]
FilledSum = Annotated[Path | None, file_option("把汇总数写成本级的填报工作簿（.xlsx）。")]
WholeReport = Annotated[Path | None, file_option("本级自己填的报告，逐格与各单位相加的数核对。")]
KnownFigures = Annotated[
    Path | None,
    file_option("别处知道的各单位的数（空白表见 template --known），逐格核对（G906）。"),
]
ReturnSlipsFolder = Annotated[
    Path | None,
    typer.Option(
        metavar="文件夹",
        help="给每个要改、要核实的单位写通知（一页的 .docx，列全的 .txt）、标注副本，和未报名单。",
    ),
]
Due = Annotated[str, typer.Option(metavar="日期", help="退回通知里写的期限，例如 2026年1月20日。")]
ReturnTo = Annotated[
    str, typer.Option(metavar="去处", help="退回通知里写的报送去处，例如科室或邮箱。")
]
FactsFile = Annotated[
    Path | None,
    file_option("计入汇总的各单位每一格的数，一行一个，供分析：.csv 或 .parquet。"),
]
IncludeFailed = Annotated[
    bool, flag("--include-failed", "有错误的单位也计入汇总；默认只计没有错误的。")
]
PreviousReports = Annotated[
    Path | None,
    typer.Option(
        metavar="文件夹",
        help="各单位上年的报告所在的文件夹：按单位名称找到，逐个单位与上年核对，汇总数也与上年比。",
    ),
]
EarlierReportFolders = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="文件夹",
        help="以前各年的报告所在的文件夹，可以写几次；年度照报告里写的，几年的数和比率列成“趋势”。",
    ),
]
Scheduler = Annotated[
    str, typer.Option(metavar="地址", help="由 dask 集群来读，例如 tcp://10.0.0.1:8786。")
]
NoCache = Annotated[bool, flag("--no-cache", "不用上次读过的结果，全部重读。")]
